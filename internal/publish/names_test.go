package publish_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"portulan/internal/diag"
	"portulan/internal/publish"
)

func TestCheckName(t *testing.T) {
	for _, test := range []struct {
		name string
		code diag.Code // "" for a good name
	}{
		{"index.html", ""},
		{"projets/langu-ia/index.html", ""},
		{"été/Île.html", ""},
		{".nojekyll", ""},
		{".well-known/security.txt", ""},
		{"a b.html", ""},
		{"", diag.PublishNameUnsafe},
		{".", diag.PublishNameUnsafe},
		{"..", diag.PublishNameUnsafe},
		{"../a", diag.PublishNameUnsafe},
		{"a/../../b", diag.PublishNameUnsafe},
		{"/etc/passwd", diag.PublishNameUnsafe},
		{"a//b", diag.PublishNameUnsafe},
		{"a/", diag.PublishNameUnsafe},
		{"a\x00b", diag.PublishNameUnsafe},
		{"a\nb", diag.PublishNameUnsafe},
		{`..\a`, diag.PublishNameUnsafe},
		{`C:\a`, diag.PublishNameUnsafe},
		{"C:a", diag.PublishNameUnsafe},
		{"a.html:stream", diag.PublishNameUnsafe},
		{"a?.html", diag.PublishNameUnsafe},
		{"...", diag.PublishNameUnsafe},
		{"a./b", diag.PublishNameUnsafe},
		{"a /b", diag.PublishNameUnsafe},
		{"a\u00a0b", diag.PublishNameUnsafe},
		{".g\u200cit", diag.PublishNameUnsafe},
		{"e\u0301te\u0301", diag.PublishNameUnsafe},
		{"a\xff", diag.PublishNameUnsafe},
		{".portulan", diag.PublishNameReserved},
		{".Portulan", diag.PublishNameReserved},
		{"a/.git/config", diag.PublishNameReserved},
		{".GIT", diag.PublishNameReserved},
	} {
		err := publish.CheckName(test.name)
		if test.code == "" {
			if err != nil {
				t.Errorf("%q: %v", test.name, err)
			}
			continue
		}
		if err == nil {
			t.Errorf("%q was accepted", test.name)
			continue
		}
		wantFault(t, err, test.code)
	}
}

func TestNamesThatClash(t *testing.T) {
	for _, pair := range [][2]string{
		{"a.html", "a.html"},
		{"Page.html", "page.html"},
		{"ÉTÉ.html", "été.html"},
		{"straße", "STRASSE"},
		{"a", "a/b"},
		{"a/b", "a"},
		{"a/b", "A/c"},
	} {
		dir := t.TempDir()
		s, err := publish.Open(context.Background(), filepath.Join(dir, "public"), publish.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Write(pair[0], nil); err != nil {
			t.Fatal(err)
		}
		wantFault(t, s.Write(pair[1], nil), diag.PublishNameTwice)
		if err := s.Discard(); err != nil {
			t.Fatal(err)
		}
		wantAlone(t, dir)
	}
}

func FuzzName(f *testing.F) {
	for _, seed := range []string{
		"index.html", "été/a.html", "../a", "/a", `a\b`, "a\x00", ".Git", "a/./b", "ﬁn", "İ", "aꮀ", "a\u202eb", strings.Repeat("a/", 60) + "b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		dir := t.TempDir()
		target := filepath.Join(dir, "public")
		s, err := publish.Open(context.Background(), target, publish.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Discard()
		err = s.Write(name, []byte(name))
		if err != nil {
			fault, ok := errors.AsType[*diag.Fault](err)
			if !ok {
				t.Fatalf("%q: %v is no fault", name, err)
			}
			if !utf8.ValidString(fault.Message(diag.French)) {
				t.Errorf("%q: the message cannot be printed", name)
			}
			if publish.CheckName(name) == nil && fault.Code != diag.PublishNameTooLong {
				t.Errorf("%q is a good name, yet: %v", name, err)
			}
			if _, err := s.Commit(); err == nil {
				t.Errorf("%q: committed after a failed write", name)
			}
			wantAlone(t, dir)
			return
		}
		if _, err := s.Commit(); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(filepath.Join(target, filepath.FromSlash(name)))
		if err != nil || string(content) != name {
			t.Errorf("%q does not read back: %q, %v", name, content, err)
		}
		wantAlone(t, dir, "public")

		capitals := strings.ToUpper(name)
		if !strings.EqualFold(name, capitals) {
			return
		}
		if _, err := publishTree(target, tree{name: "", capitals: ""}, publish.Options{}); err == nil && name != capitals {
			t.Errorf("%q and its capitals were both accepted", name)
		}
	})
}

func TestParseMark(t *testing.T) {
	for _, test := range []struct {
		text    string
		version int
	}{
		{"Any title.\nportulan-output: 1\n", 1},
		{"Any title.\nportulan-output: 12\nand more\n", 12},
		{"\nportulan-output: 3\n", 3},
		{"", 0},
		{"portulan-output: 1\n", 0},
		{"Any title.\nportulan-output: 1", 0},
		{"Any title.\nportulan-output: 0\n", 0},
		{"Any title.\nportulan-output: 01\n", 0},
		{"Any title.\nportulan-output: +1\n", 0},
		{"Any title.\nportulan-output: 99999999999999999999\n", 0},
		{"Any title.\nPortulan-output: 1\n", 0},
	} {
		version, ok := publish.ParseMark(test.text)
		if version != test.version || ok != (test.version > 0) {
			t.Errorf("%q: %d, %v, want %d", test.text, version, ok, test.version)
		}
	}
}

func TestMarkIsReadable(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	mustPublish(t, target, site, publish.Options{})
	text, err := os.ReadFile(filepath.Join(target, publish.Mark))
	if err != nil {
		t.Fatal(err)
	}
	if version, ok := publish.ParseMark(string(text)); !ok || version != 1 {
		t.Errorf("version %d, %v", version, ok)
	}
	if first, _, _ := strings.Cut(string(text), "\n"); !strings.Contains(first, "Portulan remplace") {
		t.Errorf("the first line tells a person nothing: %q", first)
	}
}

func FuzzParseMark(f *testing.F) {
	f.Add("Any title.\nportulan-output: 1\n")
	f.Add("\nportulan-output: 007\n")
	f.Add("a\nb\n")
	f.Fuzz(func(t *testing.T, text string) {
		version, ok := publish.ParseMark(text)
		if ok != (version > 0) {
			t.Fatalf("%q: %d, %v", text, version, ok)
		}
		if !ok {
			return
		}
		if again, ok := publish.ParseMark(text + "more"); !ok || again != version {
			t.Errorf("%q: what follows the mark changes it to %d", text, again)
		}
		if _, ok := publish.ParseMark(strings.TrimPrefix(text, text[:strings.IndexByte(text, '\n')+1])); ok && strings.Count(text, "portulan-output") < 2 {
			t.Errorf("%q: a mark without a title was accepted", text)
		}
	})
}
