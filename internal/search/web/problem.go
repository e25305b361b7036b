package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"portulan/internal/diag"
)

// problem is what is wrong with a request, as RFC 9457 writes it.
type problem struct {
	Type   string    `json:"type"` // the code as a name for good
	Title  string    `json:"title"`
	Status int       `json:"status"`
	Detail string    `json:"detail"`
	Code   diag.Code `json:"code"`
}

// titles are what kinds of problems are called.
var (
	refused     = diag.Text{FR: "La demande ne peut pas être suivie", EN: "The request cannot be followed"}
	unavailable = diag.Text{FR: "La recherche ne répond pas", EN: "Search does not answer"}
)

// retryAfter is when a search may be tried again that came at a bad time, in seconds.
const retryAfter = "5"

// status is the HTTP status of a fault.
func status(code diag.Code) int {
	switch code {
	case diag.SearchUnavailable, diag.SearchBusy:
		return http.StatusServiceUnavailable
	case diag.QueryMethod:
		return http.StatusMethodNotAllowed
	case diag.QueryNothing:
		return http.StatusNotFound
	case diag.QueryLong:
		return http.StatusRequestURITooLong
	}
	return http.StatusBadRequest
}

// fault is what people are told of an error. One that is no fault of theirs goes to
// the log.
func (s *Service) fault(err error) *diag.Fault {
	fault, ok := errors.AsType[*diag.Fault](err)
	if !ok {
		s.log.Error("a search failed", "error", err)
		fault = diag.NewFault(diag.SearchUnavailable)
	}
	return fault
}

// head writes what the head of an answer says of a fault, and returns its status.
func head(h http.Header, fault *diag.Fault) int {
	code := status(fault.Code)
	switch code {
	case http.StatusServiceUnavailable:
		h.Set("Retry-After", retryAfter)
	case http.StatusMethodNotAllowed:
		h.Set("Allow", "GET, HEAD")
	}
	h.Set("Cache-Control", "no-store")
	return code
}

// refuse tells what is wrong with a request.
func (s *Service) refuse(w http.ResponseWriter, err error) {
	fault := s.fault(err)
	h := w.Header()
	p := problem{Type: "urn:portulan:" + string(fault.Code), Code: fault.Code, Status: head(h, fault), Title: refused.In(s.language), Detail: sentence(fault, s.language)}
	if p.Status == http.StatusServiceUnavailable {
		p.Title = unavailable.In(s.language)
	}
	h.Set("Content-Type", "application/problem+json")
	h.Set("Content-Language", string(s.language))
	w.WriteHeader(p.Status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.Encode(p)
}

// sentence says what is wrong and what to do about it.
func sentence(f *diag.Fault, lang diag.Language) string {
	text := f.Message(lang) + "."
	first := []rune(text)
	text = strings.ToUpper(string(first[:1])) + string(first[1:])
	if remedy := f.Remedy(lang); remedy != "" {
		text += " " + remedy
	}
	return text
}
