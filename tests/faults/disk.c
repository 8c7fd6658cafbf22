/* What a process does to the files below one folder: written down, or made to fail.
 *
 * Preloaded (LD_PRELOAD) into a test's process. Three uses, set by the functions at the end:
 *   - recording: every write, cut, sync, rename, new name and removal goes, in order, into one file;
 *   - failing: the N-th of them is refused with an error number, once or from then on, or done by half;
 *   - counting.
 * Only calls of the C library are seen, which is how SQLite, CPython and Rust's std write here. Writing through
 * a memory map is not: SQLite maps only its -shm file, which means nothing after a power cut.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OP_WRITE = 1, OP_CUT, OP_SYNC, OP_NAME, OP_RENAME, OP_REMOVE, OP_FOLDER, OP_SYNC_FOLDER, OP_MARK };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int record = -1;
static long counted, fail_at, last_op;
static int fail_with, fail_on, fail_half, failed;

#define REAL(result, name, ...) \
    static result (*real_##name)(__VA_ARGS__); \
    if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

static ssize_t plain_write(int fd, const void *from, size_t n) {
    REAL(ssize_t, write, int, const void *, size_t);
    return real_write(fd, from, n);
}

/* The name below the folder, or NULL when this is none of ours. */
static const char *below(const char *path) {
    if (!root_length || strncmp(path, root, root_length) || (path[root_length] && path[root_length] != '/'))
        return NULL;
    return path[root_length] ? path + root_length + 1 : "";
}

static const char *name_of(int fd, char *room) {
    char link[64];
    if (!root_length || fd == record) return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, room, PATH_MAX - 1);
    if (n <= 0) return NULL;
    room[n] = 0;
    if (n > 10 && !strcmp(room + n - 10, " (deleted)")) return NULL;
    return below(room);
}

static const char *name_at(int folder, const char *path, char *room) {
    if (!root_length || !path) return NULL;
    if (path[0] == '/') { snprintf(room, PATH_MAX, "%s", path); return below(room); }
    char link[64], at[PATH_MAX];
    if (folder == AT_FDCWD) { if (!getcwd(at, sizeof at)) return NULL; }
    else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t n = readlink(link, at, sizeof at - 1);
        if (n <= 0) return NULL;
        at[n] = 0;
    }
    if (snprintf(room, PATH_MAX, "%s/%s", at, path) >= PATH_MAX) return NULL;
    return below(room);
}

static void put(const void *from, size_t n) {
    const char *at = from;
    while (n) {
        ssize_t done = plain_write(record, at, n);
        if (done <= 0) return;
        at += done;
        n -= (size_t)done;
    }
}

/* One event: kind (1 byte), length of the name (2), offset (8), length of the data (4), name, data. */
static void note(int op, const char *name, uint64_t at, const void *data, size_t n) {
    if (record < 0) return;
    unsigned char head[15];
    uint16_t long_name = (uint16_t)strlen(name);
    uint32_t long_data = (uint32_t)n;
    head[0] = (unsigned char)op;
    memcpy(head + 1, &long_name, 2);
    memcpy(head + 3, &at, 8);
    memcpy(head + 11, &long_data, 4);
    put(head, sizeof head);
    put(name, long_name);
    put(data, n);
}

/* Whether this step is to fail now. */
static int refused(int op) {
    counted++;
    if (!fail_at || counted < fail_at) return 0;
    if (counted > fail_at && !fail_on) return 0;
    /* A full disk still lets names go and files shrink. */
    if (fail_with == ENOSPC && (op == OP_REMOVE || op == OP_SYNC_FOLDER)) return 0;
    if (!failed++) last_op = op;
    errno = fail_with;
    return 1;
}

static ssize_t written(int fd, const void *from, size_t n, off_t at, int placed) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off_t);
    char room[PATH_MAX];
    const char *name = name_of(fd, room);
    if (!name) return placed ? real_pwrite64(fd, from, n, at) : plain_write(fd, from, n);
    pthread_mutex_lock(&lock);
    ssize_t done;
    if (refused(OP_WRITE)) {
        int why = errno;
        done = -1;
        if (fail_half && n > 1 && failed == 1) done = placed ? real_pwrite64(fd, from, n / 2, at) : plain_write(fd, from, n / 2);
        errno = why;
    } else done = placed ? real_pwrite64(fd, from, n, at) : plain_write(fd, from, n);
    if (done > 0) {
        int why = errno;
        if (!placed) at = lseek(fd, 0, SEEK_CUR) - done;
        note(OP_WRITE, name, (uint64_t)at, from, (size_t)done);
        errno = why;
    }
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t write(int fd, const void *from, size_t n) { return written(fd, from, n, 0, 0); }
ssize_t pwrite(int fd, const void *from, size_t n, off_t at) { return written(fd, from, n, at, 1); }
ssize_t pwrite64(int fd, const void *from, size_t n, off64_t at) { return written(fd, from, n, at, 1); }

static ssize_t gathered(int fd, const struct iovec *parts, int n, off_t at, int placed) {
    ssize_t whole = 0;
    for (int i = 0; i < n; i++) {
        ssize_t done = written(fd, parts[i].iov_base, parts[i].iov_len, at + whole, placed);
        if (done < 0) return whole ? whole : -1;
        whole += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return whole;
}

ssize_t writev(int fd, const struct iovec *parts, int n) { return gathered(fd, parts, n, 0, 0); }
ssize_t pwritev(int fd, const struct iovec *parts, int n, off_t at) { return gathered(fd, parts, n, at, 1); }
ssize_t pwritev64(int fd, const struct iovec *parts, int n, off64_t at) { return gathered(fd, parts, n, at, 1); }

/* Copying inside the kernel would not be seen: whoever tries falls back to writing. */
ssize_t sendfile(int to, int from, off_t *at, size_t n) {
    REAL(ssize_t, sendfile, int, int, off_t *, size_t);
    char room[PATH_MAX];
    if (!name_of(to, room)) return real_sendfile(to, from, at, n);
    errno = EINVAL;
    return -1;
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t n) { return sendfile(to, from, at, n); }

ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t n, unsigned flags) {
    REAL(ssize_t, copy_file_range, int, off64_t *, int, off64_t *, size_t, unsigned);
    char room[PATH_MAX];
    if (!name_of(to, room)) return real_copy_file_range(from, a, to, b, n, flags);
    errno = EXDEV;
    return -1;
}

static int cut(int fd, off_t to) {
    REAL(int, ftruncate64, int, off_t);
    char room[PATH_MAX];
    const char *name = name_of(fd, room);
    if (!name) return real_ftruncate64(fd, to);
    pthread_mutex_lock(&lock);
    int done = refused(OP_CUT) ? -1 : real_ftruncate64(fd, to);
    if (!done) note(OP_CUT, name, (uint64_t)to, "", 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int ftruncate(int fd, off_t to) { return cut(fd, to); }
int ftruncate64(int fd, off64_t to) { return cut(fd, to); }

static int synced(int fd, int data_only) {
    REAL(int, fsync, int);
    REAL(int, fdatasync, int);
    char room[PATH_MAX];
    struct stat what;
    const char *name = name_of(fd, room);
    if (!name) return data_only ? real_fdatasync(fd) : real_fsync(fd);
    pthread_mutex_lock(&lock);
    int op = !fstat(fd, &what) && S_ISDIR(what.st_mode) ? OP_SYNC_FOLDER : OP_SYNC;
    /* The disk of a test is not waited for: what counts is when the process asked. */
    int done = refused(op) ? -1 : 0;
    if (!done) note(op, name, 0, "", 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int fsync(int fd) { return synced(fd, 0); }
int fdatasync(int fd) { return synced(fd, 1); }

static int opened(int folder, const char *path, int flags, mode_t mode) {
    REAL(int, openat64, int, const char *, int, ...);
    char room[PATH_MAX];
    struct stat what;
    const char *name = flags & (O_CREAT | O_TRUNC) ? name_at(folder, path, room) : NULL;
    if (!name) return real_openat64(folder, path, flags, mode);
    pthread_mutex_lock(&lock);
    int there = !fstatat(folder, path, &what, 0), fd;
    int cuts = there && flags & O_TRUNC && what.st_size;
    if ((!there || cuts) && refused(there ? OP_CUT : OP_NAME)) fd = -1;
    else fd = real_openat64(folder, path, flags, mode);
    if (fd >= 0 && !there) note(OP_NAME, name, 0, "", 0);
    if (fd >= 0 && cuts) note(OP_CUT, name, 0, "", 0);
    pthread_mutex_unlock(&lock);
    return fd;
}

#define OPENS(function, folder, ...) \
    int function(__VA_ARGS__, const char *path, int flags, ...) { \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
        return opened(folder, path, flags, mode); \
    }

OPENS(openat, folder, int folder)
OPENS(openat64, folder, int folder)

int open(const char *path, int flags, ...) {
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
    return opened(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
    return opened(AT_FDCWD, path, flags, mode);
}

static int moved(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    REAL(int, renameat2, int, const char *, int, const char *, unsigned);
    char room[PATH_MAX], room2[PATH_MAX];
    const char *old = name_at(from_folder, from, room), *new = name_at(to_folder, to, room2);
    if (!old && !new) return real_renameat2(from_folder, from, to_folder, to, flags);
    pthread_mutex_lock(&lock);
    int done = refused(OP_RENAME) ? -1 : real_renameat2(from_folder, from, to_folder, to, flags);
    if (!done && old && new) note(OP_RENAME, old, 0, new, strlen(new));
    pthread_mutex_unlock(&lock);
    return done;
}

int rename(const char *from, const char *to) { return moved(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return moved(a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { return moved(a, from, b, to, flags); }

static int removed(int folder, const char *path, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    char room[PATH_MAX];
    const char *name = name_at(folder, path, room);
    if (!name) return real_unlinkat(folder, path, flags);
    pthread_mutex_lock(&lock);
    struct stat what;
    int there = !fstatat(folder, path, &what, AT_SYMLINK_NOFOLLOW);
    int done = there && refused(OP_REMOVE) ? -1 : real_unlinkat(folder, path, flags);
    if (!done) note(OP_REMOVE, name, 0, "", 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }
int remove(const char *path) { return removed(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

static int folder_made(int folder, const char *path, mode_t mode) {
    REAL(int, mkdirat, int, const char *, mode_t);
    char room[PATH_MAX];
    const char *name = name_at(folder, path, room);
    if (!name) return real_mkdirat(folder, path, mode);
    pthread_mutex_lock(&lock);
    struct stat what;
    int there = !fstatat(folder, path, &what, 0);
    int done = !there && refused(OP_FOLDER) ? -1 : real_mkdirat(folder, path, mode);
    if (!done) note(OP_FOLDER, name, 0, "", 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int mkdir(const char *path, mode_t mode) { return folder_made(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return folder_made(folder, path, mode); }

/* --- for the test ------------------------------------------------------------------------------------ */

void disk_watch(const char *folder) { snprintf(root, sizeof root, "%s", folder); root_length = strlen(root); }
void disk_record(int fd) { record = fd; }
void disk_mark(const char *text) { pthread_mutex_lock(&lock); note(OP_MARK, "", 0, text, strlen(text)); pthread_mutex_unlock(&lock); }

void disk_fail(long at, int with, int on, int half) {
    pthread_mutex_lock(&lock);
    counted = 0; failed = 0; last_op = 0;
    fail_at = at; fail_with = with; fail_on = on; fail_half = half;
    pthread_mutex_unlock(&lock);
}

long disk_counted(void) { return counted; }
int disk_failed(void) { return failed; }
long disk_failed_op(void) { return last_op; }
