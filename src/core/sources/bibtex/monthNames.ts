/**
 * The month, 1 to 12, of its name in the languages of Europe, Turkey and Indonesia, in the nominative, as a date has it ("12 stycznia"),
 * or shortened, with or without accents; `undefined` for other words. Of English names only those that are some language's, too.
 */
export function foreignMonth(word: string): number | undefined {
	const plain = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase();
	return numbers.get(plain);
}

/**
 * Names as Unicode's CLDR has them, without accents, and spellings such as `maerz`: German, French, Spanish, Italian, Portuguese,
 * Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Hungarian, Turkish, Catalan, Romanian, Indonesian, Russian, Ukrainian.
 */
const names: readonly string[] = [
	'januar janner jaenner janvier janv enero ene gennaio gen janeiro januari tammikuu tammikuuta ' +
		'styczen stycznia leden ledna ocak gener ianuarie январь января січень січня jan ian tammi ' +
		'sty oca янв січ',
	'februar feber fevrier fevr febrero febbraio fevereiro fev februari helmikuu helmikuuta luty ' +
		'lutego unor unora subat febrer februarie февраль февраля лютии лютого helmi lut sub февр лют',
	'marz maerz mars marzo marco maart mrt marts maaliskuu maaliskuuta marzec marca brezen brezna ' +
		'marcius mart marc martie maret март марта березень березня mar maalis мар бер',
	'avril avr abril abr aprile huhtikuu huhtikuuta kwiecien kwietnia duben dubna aprilis nisan ' +
		'aprilie апрель апреля квітень квітня apr huhti kwi nis апр квіт',
	'mai mayo maggio mag maio mei maj toukokuu toukokuuta maja kveten kvetna majus mayis maig маи ' +
		'мая травень травня touko трав',
	'juni juin junio giugno giu junho kesakuu kesakuuta czerwiec czerwca cerven cervna junius ' +
		'haziran juny iunie июнь июня червень червня jun iun kesa cze haz июн черв',
	'juli juillet juil julio luglio lug julho heinakuu heinakuuta lipiec lipca cervenec cervence ' +
		'julius temmuz juliol iulie июль июля липень липня jul iul heina lip tem июл лип',
	'aout agosto ago augustus augusti elokuu elokuuta sierpien sierpnia srpen srpna augusztus ' +
		'agustos agost agustus август августа серпень серпня ag agu elo sie авг серп',
	'septembre septiembre setiembre settembre set setembro syyskuu syyskuuta wrzesien wrzesnia ' +
		'zari szeptember eylul setembre septembrie сентябрь сентября вересень вересня szept syys wrz ' +
		'eyl сент вер',
	'oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta pazdziernik ' +
		'pazdziernika rijen rijna ekim octombrie октябрь октября жовтень жовтня loka paz eki окт жовт',
	'novembre noviembre novembro marraskuu marraskuuta listopad listopada listopadu kasim ' +
		'noiembrie ноябрь ноября листопад листопада marras lis kas нояб лист',
	'dezember dez decembre diciembre dic dicembre dezembro desember des joulukuu joulukuuta ' +
		'grudzien grudnia prosinec prosince aralik desembre decembrie декабрь декабря грудень грудня ' +
		'dec joulu gru ara дек груд',
];

const numbers: ReadonlyMap<string, number> = new Map(
	names.flatMap((row, index) => row.split(' ').map((name) => [name, index + 1] as const)),
);
