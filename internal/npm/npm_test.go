package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

func TestVerifyRefusesOtherBytes(t *testing.T) {
	// The hash of no bytes at all.
	const empty = "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="
	if err := verify(nil, empty); err != nil {
		t.Error(err)
	}
	if err := verify([]byte("something else"), empty); err == nil {
		t.Error("bytes with another hash were accepted")
	}
}

func TestFile(t *testing.T) {
	var packed bytes.Buffer
	plain := gzip.NewWriter(&packed)
	entries := tar.NewWriter(plain)
	for _, name := range []string{"package/LICENSE", "package/data/a.txt"} {
		if err := entries.WriteHeader(&tar.Header{Name: name, Size: int64(len(name)), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		if _, err := entries.Write([]byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := entries.Close(); err != nil {
		t.Fatal(err)
	}
	if err := plain.Close(); err != nil {
		t.Fatal(err)
	}
	p := Package(packed.Bytes())
	if got, err := p.File("data/a.txt"); err != nil || string(got) != "package/data/a.txt" {
		t.Errorf("File = %q, %v", got, err)
	}
	if _, err := p.File("a.txt"); err == nil || !strings.Contains(err.Error(), "no file a.txt") {
		t.Errorf("a file that is not there: %v", err)
	}
}
