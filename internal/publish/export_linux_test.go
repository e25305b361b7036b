package publish

var MountPoints = mountPoints
