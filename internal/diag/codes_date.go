package diag

// Dates and times (package when).
const (
	DateHour24         Code = "date-hour-24"
	DateMidnight       Code = "date-midnight"
	DateMonthFirst     Code = "date-month-first"
	DateNoSuchDay      Code = "date-no-such-day"
	DateNoSuchMonth    Code = "date-no-such-month"
	DateNoSuchTime     Code = "date-no-such-time"
	DateNoYear         Code = "date-no-year"
	DateShortYear      Code = "date-short-year"
	DateTimeRepeated   Code = "date-time-repeated"
	DateTimeSkipped    Code = "date-time-skipped"
	DateUnknownZone    Code = "date-unknown-zone"
	DateUnreadable     Code = "date-unreadable"
	DateWrongWeekday   Code = "date-wrong-weekday"
	DateYearOutOfRange Code = "date-year-out-of-range"
)

var dateCodes = map[Code]entry{
	DateHour24: {
		severity: Error,
		message:  Text{"l’heure 24:00 n’est pas acceptée : « {text} »", "24:00 is not accepted as a time: “{text}”"},
		remedy: Text{
			"Écrivez {day} sans heure si toute la journée compte, ou {next} 00:00.",
			"Write {day} without a time if the whole day counts, or {next} 00:00.",
		},
		about: Text{
			"Les heures vont de 00:00 à 23:59. Une date sans heure dure jusqu’à la fin de sa journée : c’est le plus souvent ce que « 24 h » veut dire.",
			"Times run from 00:00 to 23:59. A date without a time lasts until its day ends, which is what 24:00 mostly means.",
		},
	},
	DateMidnight: {
		severity: Error,
		message:  Text{"« minuit » peut être le début ou la fin du {day} : « {text} »", "midnight may be the start or the end of {day}: “{text}”"},
		remedy: Text{
			"Pour la fin de la journée, écrivez {day} sans heure ; pour son début, écrivez {day} 00:00.",
			"For the end of the day, write {day} without a time; for its start, write {day} 00:00.",
		},
		about: Text{
			"« Le 31 juillet à minuit » désigne pour les uns le premier instant du 31, pour les autres le dernier. Un jour d’écart sur une date limite est trop pour qu’on devine. Une date sans heure dure jusqu’à la fin de sa journée.",
			"“31 July at midnight” is the first instant of the 31st to some, and the last to others. A day’s difference in a deadline is too much to guess. A date without a time lasts until its day ends.",
		},
	},
	DateMonthFirst: {
		severity: Error,
		message:  Text{"date écrite à l’américaine, le mois d’abord : « {text} »", "date with the month first: “{text}”"},
		remedy: Text{
			"Écrivez le jour d’abord : {date}.",
			"Write the day first: {date}.",
		},
		about: Text{
			"Les dates en chiffres se lisent dans l’ordre jour, mois, année, quelle que soit la langue du site. Vérifiez aussi les autres dates de la même source : 03/04/2023 s’y lirait 3 avril sans qu’aucun message ne le signale.",
			"Dates in figures read as day, month, year, whatever the site’s language. Check the other dates from the same source too: 03/04/2023 would read as 3 April and no message would say so.",
		},
	},
	DateNoSuchDay: {
		severity: Error,
		message:  Text{"ce jour n’existe pas : « {text} »", "there is no such day: “{text}”"},
		remedy: Text{
			"Écrivez un jour de 1 à {days} : {month_fr} {year} compte {days} jours.",
			"Write a day from 1 to {days}: {month_en} {year} has {days} days.",
		},
		about: Text{
			"Le mois n’a pas de jour de ce numéro. Le 29 février n’existe que les années bissextiles.",
			"The month has no day of that number. 29 February exists in leap years only.",
		},
	},
	DateNoSuchMonth: {
		severity: Error,
		message:  Text{"il n’y a pas de mois {month} : « {text} »", "there is no month {month}: “{text}”"},
		remedy: Text{
			"Écrivez un mois de 1 à 12 ou, après l’année, une saison : 21 printemps, 22 été, 23 automne, 24 hiver.",
			"Write a month from 1 to 12 or, after the year, a season: 21 spring, 22 summer, 23 autumn, 24 winter.",
		},
		about: Text{
			"Les mois vont de 1 à 12. Juste après l’année, les nombres de 21 à 24 désignent les saisons, selon la norme EDTF : 2024-21 est le printemps 2024.",
			"Months run from 1 to 12. Right after the year, the numbers from 21 to 24 stand for the seasons, as in the EDTF standard: 2024-21 is spring 2024.",
		},
	},
	DateNoSuchTime: {
		severity: Error,
		message:  Text{"cette heure n’existe pas : « {text} »", "there is no such time: “{text}”"},
		remedy: Text{
			"Écrivez une heure de 00:00 à 23:59, par exemple 12:00 ou 12 h 30.",
			"Write a time from 00:00 to 23:59, for example 12:00 or 5:30 pm.",
		},
		about: Text{
			"Les heures vont de 0 à 23, les minutes et les secondes de 0 à 59 ; avec am ou pm, les heures vont de 1 à 12.",
			"Hours run from 0 to 23, minutes and seconds from 0 to 59; with am or pm, hours run from 1 to 12.",
		},
	},
	DateNoYear: {
		severity: Error,
		message:  Text{"date sans année : « {text} »", "date without a year: “{text}”"},
		remedy: Text{
			"Ajoutez l’année en quatre chiffres, comme dans 31 juillet 2023.",
			"Add the year in four digits, as in 31 July 2023.",
		},
		about: Text{
			"Une fiche se lit encore des années après : l’année n’est jamais sous-entendue.",
			"A record is still read years later: the year is never implied.",
		},
	},
	DateShortYear: {
		severity: Error,
		message:  Text{"année sur deux chiffres : « {text} »", "year in two digits: “{text}”"},
		remedy: Text{
			"Écrivez l’année en quatre chiffres, 20{year} plutôt que {year}.",
			"Write the year in four digits, 20{year} rather than {year}.",
		},
		about: Text{
			"Avec deux chiffres, on ne sait ni le siècle, ni parfois si le nombre est l’année ou le jour.",
			"With two digits, neither the century is known nor, at times, whether the number is the year or the day.",
		},
	},
	DateTimeRepeated: {
		severity: Warning,
		message:  Text{"cette heure existe deux fois ce jour-là ({zone}) : « {text} »", "this time occurs twice on that day ({zone}): “{text}”"},
		remedy: Text{
			"La seconde est retenue. Écrivez {first} ou {last} pour dire laquelle.",
			"The second is taken. Write {first} or {last} to say which.",
		},
		about: Text{
			"La nuit du passage à l’heure d’hiver, les horloges montrent deux fois la même heure. Sans décalage écrit, la plus tardive est retenue, pour que personne ne manque une date limite.",
			"In the night when clocks go back, they show the same hour twice. Without an offset the later one is taken, so that nobody misses a deadline.",
		},
	},
	DateTimeSkipped: {
		severity: Error,
		message:  Text{"les horloges sautent ce moment ({zone}) : « {text} »", "clocks skip this moment ({zone}): “{text}”"},
		remedy: Text{
			"Écrivez un moment d’avant ou d’après le saut, ou précisez le décalage, comme dans 2023-03-26T02:30+01:00.",
			"Write a moment before or after the jump, or give the offset, as in 2023-03-26T02:30+01:00.",
		},
		about: Text{
			"La nuit du passage à l’heure d’été, les horloges avancent d’une heure : celles de Paris passent de 2 h à 3 h, et 2 h 30 n’existe pas.",
			"In the night when clocks go forward they skip an hour: those of Paris go from 2:00 to 3:00, and there is no 2:30.",
		},
	},
	DateUnknownZone: {
		severity: Error,
		message:  Text{"fuseau horaire inconnu : « {text} »", "unknown time zone: “{text}”"},
		remedy: Text{
			"Écrivez le décalage avec l’heure universelle, comme dans 2023-07-31T12:00-04:00 pour la Guadeloupe.",
			"Write the offset from universal time, as in 2023-07-31T12:00-04:00 for Guadeloupe.",
		},
		about: Text{
			"Une heure sans fuseau est celle du site, que l’on peut aussi nommer (« heure de Paris »). Tout autre fuseau s’écrit par son décalage : Z, +02:00, UTC-4, de -14:59 à +14:59.",
			"A time without a zone is one of the site’s, which may also be named (“Paris time”). Any other zone is written as its offset: Z, +02:00, UTC-4, from -14:59 to +14:59.",
		},
	},
	DateUnreadable: {
		severity: Error,
		message:  Text{"date illisible : « {text} »", "unreadable date: “{text}”"},
		remedy: Text{
			"Écrivez par exemple 2023-07-31, 31/07/2023, 31 juillet 2023 à 12 h, ou printemps 2024.",
			"Write for example 2023-07-31, 31/07/2023, 31 July 2023 at 12:00, or spring 2024.",
		},
		about: Text{
			"La valeur ne se lit ni comme un jour, ni comme un jour et une heure, ni comme une date vague (mois, saison, année).",
			"The value reads neither as a day, nor as a day and a time, nor as a vague date (month, season, year).",
		},
	},
	DateWrongWeekday: {
		severity: Warning,
		message:  Text{"le {date} est un {is_fr}, pas un {said_fr} : « {text} »", "{date} is a {is_en}, not a {said_en}: “{text}”"},
		remedy: Text{
			"Vérifiez la date à sa source, puis corrigez le jour ou retirez son nom.",
			"Check the date at its source, then correct the day or leave its name out.",
		},
		about: Text{
			"Le nom du jour ne correspond pas à la date. La date est retenue, mais l’un des deux est faux, et souvent c’est la date, recopiée d’une autre année.",
			"The name of the day does not go with the date. The date is taken, but one of the two is wrong, and often it is the date, copied from another year.",
		},
	},
	DateYearOutOfRange: {
		severity: Error,
		message:  Text{"année hors de {first}–{last} : « {text} »", "year outside {first}–{last}: “{text}”"},
		remedy: Text{
			"Vérifiez l’année {year} : elle est sans doute mal tapée.",
			"Check the year {year}: it is probably mistyped.",
		},
		about: Text{
			"Aucun programme de financement d’aujourd’hui ne date d’avant 1900 ni ne court au-delà de 2199 : une telle année est presque toujours une faute de frappe.",
			"No funding programme of today goes back before 1900 or runs beyond 2199: such a year is nearly always mistyped.",
		},
	},
}
