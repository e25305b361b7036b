package diag

// Counts of things (package count).
const (
	CountNegative   Code = "count-negative"
	CountNotWhole   Code = "count-not-whole"
	CountReversed   Code = "count-reversed"
	CountTooLarge   Code = "count-too-large"
	CountUnreadable Code = "count-unreadable"
)

var countCodes = map[Code]entry{
	CountNegative: {
		severity: Error,
		message:  Text{"nombre négatif : « {text} »", "negative number: “{text}”"},
		remedy: Text{
			"Écrivez le nombre sans signe moins, ou les deux bornes d’une fourchette comme 150–200.",
			"Write the number without a minus sign, or both ends of a range as in 150–200.",
		},
		about: Text{
			"On ne compte pas moins que zéro. Un tiret placé avant un nombre se lit comme un signe moins.",
			"Nothing counts less than zero. A dash before a number reads as a minus sign.",
		},
	},
	CountNotWhole: {
		severity: Error,
		message:  Text{"nombre à virgule : « {text} »", "number with decimals: “{text}”"},
		remedy: Text{
			"Écrivez un nombre entier en chiffres, par exemple 1 200.",
			"Write a whole number in digits, for example 1 200.",
		},
		about: Text{
			"Des lauréats, des emplois ou des structures se comptent par unités. Un point ou une virgule devant trois chiffres sépare les milliers ; devant un ou deux chiffres, c’est une décimale.",
			"Laureates, jobs and organisations are counted in ones. A point or comma before three digits sets thousands apart; before one or two digits it is a decimal mark.",
		},
	},
	CountReversed: {
		severity: Error,
		message:  Text{"fourchette à l’envers : {first} dépasse {second}", "range the wrong way round: {first} is more than {second}"},
		remedy: Text{
			"Écrivez le plus petit nombre d’abord : {second}–{first}.",
			"Write the smaller number first: {second}–{first}.",
		},
		about: Text{
			"Le premier nombre d’une fourchette est le plus petit.",
			"The first number of a range is the smaller one.",
		},
	},
	CountTooLarge: {
		severity: Error,
		message:  Text{"nombre trop grand : « {text} »", "number too large: “{text}”"},
		remedy: Text{
			"Vérifiez le nombre de zéros.",
			"Check the number of zeros.",
		},
		about: Text{
			"Le nombre dépasse neuf milliards de milliards, au-delà de tout ce qui se compte ici.",
			"The number is more than nine million million million, beyond anything that is counted here.",
		},
	},
	CountUnreadable: {
		severity: Error,
		message:  Text{"nombre illisible : « {text} »", "unreadable number: “{text}”"},
		remedy: Text{
			"Écrivez le nombre seul et en chiffres, par exemple 53, 1 200, 150–200, ~ 300 ou au moins 300.",
			"Write the number alone and in digits, for example 53, 1 200, 150–200, ~ 300 or at least 300.",
		},
		about: Text{
			"La valeur ne se lit ni comme un nombre, ni comme une fourchette. Ce que l’on compte (emplois, membres, lauréats) va dans un autre champ.",
			"The value reads neither as a number nor as a range. What is counted (jobs, members, laureates) goes in another field.",
		},
	},
}
