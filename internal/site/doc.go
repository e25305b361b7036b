// Package site is the settings of one site, as portulan.yaml gives them.
package site
