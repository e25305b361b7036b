package publish

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"portulan/internal/diag"
)

// fault is what the errors of this package are: what to tell a person, and
// what the system said.
type fault struct {
	*diag.Fault
	cause error // may be nil
}

func (f *fault) Unwrap() []error {
	if f.cause == nil {
		return []error{f.Fault}
	}
	return []error{f.Fault, f.cause}
}

func wrap(f *diag.Fault, cause error) error { return &fault{f, cause} }

func refuse(code diag.Code, args ...string) error { return wrap(diag.NewFault(code, args...), nil) }

// failure says in a person's words why the system refused something at path,
// or at the path that the error itself names. An error that was told already
// passes through.
func failure(err error, path string) error {
	if _, told := errors.AsType[*diag.Fault](err); told {
		return err
	}
	cause := err
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		path, cause = e.Path, e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		cause = e.Err
	}
	var code diag.Code
	switch {
	case isDiskFull(err):
		code = diag.PublishDiskFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		code = diag.PublishUnwritable
	case errors.Is(err, syscall.ENAMETOOLONG):
		code = diag.PublishNameTooLong
	case errors.Is(err, syscall.ENOTDIR):
		code = diag.PublishNotFolder
	case errors.Is(err, syscall.EBUSY):
		return wrap(diag.NewFault(diag.PublishMountPoint, "path", path, "mount", path), err)
	case errors.Is(err, syscall.EXDEV):
		code = diag.PublishUnmovable
	default:
		return wrap(diag.NewFault(diag.PublishFailed, "path", path, "cause", cause.Error()), err)
	}
	return wrap(diag.NewFault(code, "path", path), err)
}
