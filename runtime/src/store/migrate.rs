//! Making and updating tables.
