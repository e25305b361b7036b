package watch

import "golang.org/x/sys/unix"

// remote are the file systems whose files others can change without this system
// being told: those of a network, and those that a container or a virtual machine
// shares with its host (linux/magic.h).
var remote = map[int64]bool{
	unix.NFS_SUPER_MAGIC:  true,
	unix.SMB_SUPER_MAGIC:  true,
	unix.SMB2_SUPER_MAGIC: true,
	unix.CIFS_SUPER_MAGIC: true,
	unix.V9FS_MAGIC:       true, // WSL, QEMU
	unix.FUSE_SUPER_MAGIC: true, // sshfs, virtiofs of Docker Desktop
	unix.CODA_SUPER_MAGIC: true,
	unix.AFS_SUPER_MAGIC:  true,
	0x786f4256:            true, // folders shared by VirtualBox
}

// Remote reports whether changes of a folder may be made by another system, which
// tells this one nothing.
func Remote(folder string) bool {
	var stat unix.Statfs_t
	return unix.Statfs(folder, &stat) == nil && remote[int64(uint32(stat.Type))]
}
