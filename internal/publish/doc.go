// Package publish writes the output folder of a site, whole or not at all.
//
// [Open] prepares an empty tree beside the target, [Stage.Write] and
// [Stage.Keep] fill it, and [Stage.Commit] puts it in the target's place in one
// step. A reader of the target meets the whole old site or the whole new one, whatever happens in
// between: a full disk, a refused permission, a killed process. The disk is
// not waited for: after a power cut, build again.
// A build that fails leaves the last good site as it was.
//
// What else is promised:
//
//   - Only a folder that is ours is replaced. The folder bears a [Mark], and a
//     folder that holds anything without it is refused; so are the root of a
//     file system, a mount point, a folder that holds a git repository, and
//     the folders that the caller names in [Options].
//   - A file whose bytes did not change keeps its inode and its time; a build
//     that changes nothing leaves the folder itself in place.
//   - Of two builds of one target the second waits for the first.
//   - The same calls make the same bytes, compressed editions included. Files of the
//     builds before stay beside them for a while if [Options.Earlier] asks for it; the
//     mark says since when.
//   - Nothing is left beside the target. During a build there is one folder
//     there, .NAME.portulan; a killed build leaves it, the next one clears it.
//
// A target that is a symbolic link to a folder is followed: the folder is
// replaced where it stands and the link remains. Files are readable by all
// (0644, folders 0755) whatever the umask, since they are for the public.
//
// Where the system cannot exchange two folders in one step (neither Linux nor
// macOS, or a file system without it), the old tree is moved away and the new
// one moved in: for that instant the target is absent. A build killed right
// there is put right by the next Open.
//
// The package leaves to its callers what the files hold, where the protected
// folders are (a home folder among them: nothing here reads the environment),
// and telling people: its errors hold a [diag.Fault].
package publish
