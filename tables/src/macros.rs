//! Macros for the setters of tables: `const fn`s that return the value with one field set. Written out they would fill
//! half of each file.

/// Setters of one or several fields.
macro_rules! set {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $ty:ty),+ })*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub const fn $name(mut self, $($field: $ty),+) -> Self {
                $(self.$field = $field;)+
                self
            }
        )*
    };
}

/// Setters of flags to true.
macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub const fn $name(mut self) -> Self {
                self.$name = true;
                self
            }
        )*
    };
}

/// Setters of a description in the OpenAPI document.
macro_rules! doc_setters {
    () => {
        /// It may be null.
        #[must_use]
        pub const fn nullable(mut self) -> Self {
            self.doc.nullable = true;
            self
        }

        /// Its description in the OpenAPI document.
        #[must_use]
        pub const fn about(mut self, about: &'static str) -> Self {
            self.doc.about = about;
            self
        }

        /// An example as JSON text.
        #[must_use]
        pub const fn example(mut self, example: &'static str) -> Self {
            self.doc.example = example;
            self
        }
    };
}
