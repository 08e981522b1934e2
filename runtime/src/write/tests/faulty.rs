//! A file system for SQLite whose operations fail when a test says so: the ordinary one, with some of its functions
//! replaced. Databases opened with `?vfs=faulty` use it. One test at a time has it.
#![expect(unsafe_code, reason = "SQLite's file systems are C structures")]

use rusqlite::ffi;
use std::{
    ffi::{c_int, c_void},
    sync::{
        Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicI32, AtomicI64, Ordering},
    },
};

/// What fails.
#[derive(Debug, Clone, Copy)]
pub enum What {
    /// Writing a file.
    Write,
    /// Writing it through to the disk.
    Sync,
    /// Reading, writing, syncing, cutting.
    Any,
}

/// Operations of the kind until one fails; negative: none does.
static UNTIL: AtomicI64 = AtomicI64::new(-1);
/// How many fail from then on.
static MANY: AtomicI64 = AtomicI64::new(0);
static KIND: AtomicI32 = AtomicI32::new(0);
static CODE: AtomicI32 = AtomicI32::new(0);

/// The right to have operations fail.
pub struct Faulty(#[expect(dead_code, reason = "it is held")] MutexGuard<'static, ()>);

impl Faulty {
    /// Waits for the right.
    pub fn lock() -> Faulty {
        static ONE: Mutex<()> = Mutex::new(());
        register();
        let right = Faulty(ONE.lock().unwrap_or_else(PoisonError::into_inner));
        right.mend();
        right
    }

    /// Lets `many` operations of a kind fail with one of SQLite's result codes, after the next `until` went well.
    pub fn fail(&self, what: What, code: c_int, until: i64, many: i64) {
        KIND.store(what as i32, Ordering::SeqCst);
        CODE.store(code, Ordering::SeqCst);
        MANY.store(many, Ordering::SeqCst);
        UNTIL.store(until, Ordering::SeqCst);
    }

    /// All go well from now on; whether any has failed.
    pub fn mend(&self) -> bool {
        UNTIL.swap(-1, Ordering::SeqCst) == 0
    }
}

impl Drop for Faulty {
    fn drop(&mut self) {
        self.mend();
    }
}

/// The code that an operation fails with, if it does.
fn fault(kind: What) -> Option<c_int> {
    let wanted = KIND.load(Ordering::SeqCst);
    if wanted != What::Any as i32 && wanted != kind as i32 {
        return None;
    }
    match UNTIL.load(Ordering::SeqCst) {
        0 => (MANY.fetch_sub(1, Ordering::SeqCst) > 0).then(|| CODE.load(Ordering::SeqCst)),
        left if left > 0 => {
            UNTIL.store(left - 1, Ordering::SeqCst);
            None
        }
        _ => None,
    }
}

/// The functions of a file, and those that they stand for.
#[repr(C)]
struct Methods {
    own: ffi::sqlite3_io_methods,
    real: *const ffi::sqlite3_io_methods,
}

/// The file systems are never changed once they are registered.
struct Shared(*mut ffi::sqlite3_vfs);
unsafe impl Send for Shared {}
unsafe impl Sync for Shared {}

static REAL: OnceLock<Shared> = OnceLock::new();

fn register() {
    REAL.get_or_init(|| unsafe {
        ffi::sqlite3_initialize();
        let real = ffi::sqlite3_vfs_find(std::ptr::null());
        let mut faulty = *real;
        faulty.zName = c"faulty".as_ptr();
        faulty.xOpen = Some(open);
        // It lives as long as the process.
        ffi::sqlite3_vfs_register(Box::leak(Box::new(faulty)), 0);
        Shared(real)
    });
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    given: *mut c_int,
) -> c_int {
    unsafe {
        let Some(Shared(real)) = REAL.get() else { return ffi::SQLITE_ERROR };
        let Some(open) = (**real).xOpen else { return ffi::SQLITE_ERROR };
        let result = open(*real, name, file, flags, given);
        let methods = (*file).pMethods;
        if result == ffi::SQLITE_OK && !methods.is_null() {
            let mut own = *methods;
            own.xRead = Some(read);
            own.xWrite = Some(write);
            own.xSync = Some(sync);
            own.xTruncate = Some(truncate);
            // Never freed: files are few in tests.
            (*file).pMethods = std::ptr::from_ref(Box::leak(Box::new(Methods { own, real: methods }))).cast();
        }
        result
    }
}

unsafe fn real(file: *mut ffi::sqlite3_file) -> *const ffi::sqlite3_io_methods {
    unsafe { (*(*file).pMethods.cast::<Methods>()).real }
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, to: *mut c_void, bytes: c_int, at: i64) -> c_int {
    match fault(What::Any) {
        Some(code) => code,
        None => unsafe { (*real(file)).xRead.map_or(ffi::SQLITE_ERROR, |read| read(file, to, bytes, at)) },
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, bytes: c_int, at: i64) -> c_int {
    match fault(What::Write) {
        Some(code) => code,
        None => unsafe { (*real(file)).xWrite.map_or(ffi::SQLITE_ERROR, |write| write(file, from, bytes, at)) },
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    match fault(What::Sync) {
        Some(code) => code,
        None => unsafe { (*real(file)).xSync.map_or(ffi::SQLITE_ERROR, |sync| sync(file, flags)) },
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    match fault(What::Any) {
        Some(code) => code,
        None => unsafe { (*real(file)).xTruncate.map_or(ffi::SQLITE_ERROR, |cut| cut(file, size)) },
    }
}
