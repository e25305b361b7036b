package main

// Main is the program, for the scripts that run it.
var Main = main
