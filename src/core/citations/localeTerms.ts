/**
 * What CSL's locales but American English call locators, by the locales' tags. For each of `locatorNames`, between `|`, the long form, the
 * short one, and the symbol, between `;`, and of each what stands for one and for several, between `,`. Derived from
 * `src/thread/csl/locales`, by `test/core/citations/cslLocatorTerms.ts`.
 */
export const localeTerms: Readonly<Record<string, string>> = {
	'af-ZA':
		'book,books;bk|chapter,chapters;chap|column,columns;col|figure,figures;fig|folio,folios;f|number,numbers;no|reël,reëls;l.|note,notes;n.|opus,opera;op|bladsy,bladsye;bl,bll|paragraaf,paragrawe;para;¶,¶¶|part,parts;pt|section,sections;sec;§,§§|sub verbo,sub verbis;s.v.,s.vv.|verse,verses;v,vv|volume,volumes;vol,vols',
	ar: 'كتاب,كتب;كتاب|فصل,فصول;فصل|عمود,أعمدة;عمود|رسم توضيحي,رسوم توضيحية;رسم توضيحي|ورقة,أوراق;مطوية|عدد,أعداد;عدد|سطر,أسطر;سـ|ملاحظة,ملاحظات;ملاحظة|نوته موسيقية,نوتات موسيقية;نوتة موسيقية|صفحة,صفحات;ص|فقرة,فقرات;فقرة;¶,¶¶|جزء,أجزاء;ج|قسم,أقسام;قسم;§,§§|تفسير فرعي,تفسيرات فرعية;تفسير فرعي,تفسيرات فرعية|بيت شعر,أبيات شعر;بيت شعر,أبيات شعر|مجلد,مجلدات;م',
	'bg-BG':
		'книга,книги;кн.|глава,глави;гл.|колона,колони;кол.|фигура,фигури;фиг.|фолио,фолия;фол.|брой,броеве;бр.|ред,редове;р.|бележка,бележки;бел.|опус,опуси;оп.|страница,страници;стр.|абзац,абзаци;абз.;¶,¶¶|част,части;ч.|раздел,раздели;разд.;§,§§|под раздел,под раздели;подразд.|стихотворение,стихове;ст.|том,томове;том,томове',
	'ca-AD':
		'llibre,llibres;llib.|capítol,capítols;cap.|columna,columnes;col.|figura,figures;fig.|foli,folis;f.|número,números;núm.|línia,línies;l.|nota,notes;n.|opus,opera;op.|pàgina,pàgines;p.|paràgraf,paràgrafs;par.;§|part,parts;pt.|secció,seccions;sec.;§|sub voce,sub vocibus;s.v.|vers,versos;v.|volum,volums;vol.',
	'cs-CZ':
		'kniha,knihy;k.|kapitola,kapitoly;kap.|sloupec,sloupce;sl.|obrázek,obrázky;obr.|list,listy;l.|číslo,čísla;č.|řádek,řádky;ř.|poznámka,poznámky;pozn.|opus,opusy;op.|strana,strany;s.|odstavec,odstavce;odst.;¶,¶¶|část,části;č.|sekce;sek.;§,§§|pod heslem,pod hesly;s.v.|verš,verše;v.|ročník,ročníky;roč.',
	'cy-GB':
		'llyfr,llyfrau;llyfr.|pennod,penodau;pen.|colofn,colofnau;col.|ffigwr,ffigyrau;ffig.|ffolio,ffolios;ff.|rhifyn,rhifynnau;rhif.|llinell,llinellau;ll.|nodyn,nodiadau;n.|opus,opera;op.|tudalen,tudalennau;t.,tt.|paragraff,paragraffau;para.;¶,¶¶|rhan,rhannau;rhan.|adran,adrannau;adr.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|pennill,penillion;p.,pp.|cyfrol,cyfrolau;rhif.,rhifu.',
	'da-DK':
		'bog,bøger;b.|kapitel,kapitler;kap.|kolonne,kolonner;kol.|figur,figurer;fig.|folio;fol.|nummer,numre;nr.|linje,linjer;l.|note,noter;n.|opus;op.|side,sider;s.|afsnit;afs.;¶,¶¶|del,dele;d.|paragraf,paragraffer;par.;§,§§|sub voce;s.v.|vers;v.|bind;bd.',
	'de-AT':
		'Buch,Bücher;B.|Kapitel;Kap.|Spalte,Spalten;Sp.|Abbildung,Abbildungen;Abb.|Blatt,Blätter;Fol.|Nummer,Nummern;Nr.|Zeile,Zeilen;Z.|Anmerkung,Anmerkungen;Anm.|Opus,Opera;op.|Seite,Seiten;S.|Absatz,Absätze;Abs.;¶,¶¶|Teil,Teile;Teil|Abschnitt,Abschnitte;Abschn.;§,§§|sub verbo,sub verbis;s. v.,s. vv.|Vers,Verse;V.|Band,Bände;Bd.,Bde.',
	'de-CH':
		'Buch,Bücher;B.|Kapitel;Kap.|Spalte,Spalten;Sp.|Abbildung,Abbildungen;Abb.|Blatt,Blätter;Fol.|Nummer,Nummern;Nr.|Zeile,Zeilen;Z.|Anmerkung,Anmerkungen;Anm.|Opus,Opera;op.|Seite,Seiten;S.|Absatz,Absätze;Abs.;¶,¶¶|Teil,Teile;Teil|Abschnitt,Abschnitte;Abschn.;§,§§|sub verbo,sub verbis;s. v.,s. vv.|Vers,Verse;V.|Band,Bände;Bd.,Bde.',
	'de-DE':
		'Buch,Bücher;B.|Kapitel;Kap.|Spalte,Spalten;Sp.|Abbildung,Abbildungen;Abb.|Blatt,Blätter;Fol.|Nummer,Nummern;Nr.|Zeile,Zeilen;Z.|Anmerkung,Anmerkungen;Anm.|Opus,Opera;op.|Seite,Seiten;S.|Absatz,Absätze;Abs.;¶,¶¶|Teil,Teile;Teil|Abschnitt,Abschnitte;Abschn.;§,§§|sub verbo,sub verbis;s. v.,s. vv.|Vers,Verse;V.|Band,Bände;Bd.,Bde.',
	'el-GR':
		'βιβλίο,βιβλία;βιβ.|κεφάλαιο,κεφάλαια;κεφ.|στήλη,στήλες;στ.|εικόνα,εικόνες;εικ.|φάκελος,φάκελοι;φάκ|τεύχος,τεύχη;τχ.|σειρά,σειρές;γρ.|σημείωση,σημειώσεις;σημ.|έργο,έργα;έργ.|σελίδα,σελίδες;σελ.|παράγραφος,παράγραφοι;παρ.;¶,¶¶|μέρος,μέρη;μέρ.|τμήμα,τμήματα;τμ.;§,§§|λήμμα,λήμματα;λήμ.|στίχος,στίχοι;στ.|τόμος,τόμοι;τ.',
	'en-GB':
		'book,books;bk.,bks|chapter,chapters;chap.,chaps|column,columns;col.,cols|figure,figures;fig.,figs|folio,folios;fol.,fols|number,numbers;no.,nos.|line,lines;l.,ll.|note,notes;n.,nn.|opus,opera;op.,opp.|page,pages;p.,pp.|paragraph,paragraphs;para.,paras;¶,¶¶|part,parts;pt.,pts|section,sections;sec.,secs;§,§§|sub verbo,sub verbis;s.v.,s.vv.|verse,verses;v.,vv.|volume,volumes;vol.,vols',
	'es-CL':
		'libro,libros;lib.|capítulo,capítulos;cap.|columna,columnas;col.|figura,figuras;fig.|folio,folios;f.|número,números;nº|línea,líneas;l.|nota,notas;n.|opus,opera;op.|página,páginas;p.,pp.|párrafo,párrafos;párr.;§|parte,partes;pt.|sección,secciones;sec.;§|sub voce,sub vocibus;s. v.,s. vv.|verso,versos;v.,vv.|volumen,volúmenes;vol.,vols.',
	'es-ES':
		'libro,libros;lib.|capítulo,capítulos;cap.|columna,columnas;col.|figura,figuras;fig.|folio,folios;f.|número,números;n.º|línea,líneas;l.|nota,notas;n.|opus,opera;op.|página,páginas;p.,pp.|párrafo,párrafos;párr.;§|parte,partes;pt.|sección,secciones;sec.;§|sub voce,sub vocibus;s. v.,s. vv.|verso,versos;v.,vv.|volumen,volúmenes;vol.,vols.',
	'es-MX':
		'libro,libros;lib.,libs.|capítulo,capítulos;cap.,caps.|columna,columnas;col.,cols.|figura,figuras;fig.,figs.|folio,folios;f.,ff.|número,números;núm.,núms.|línea,líneas;l.,ls.|nota,notas;n.,nn.|opus,opera;op.,opp.|página,páginas;p.,pp.|párrafo,párrafos;párr.,párrs.;¶|parte,partes;pt.,pts.|sección,secciones;sec.,secs.;§|sub voce,sub vocibus;s. v.,s. vv.|verso,versos;v.,vv.|volumen,volúmenes;vol.,vols.',
	'et-EE':
		'raamat,raamatud;rmt|peatükk,peatükid;ptk|veerg,veerud;v|joonis,joonised;joon|foolio,fooliod;f|number,numbrid;nr|rida,read;l.|viide,viited;n.|opus,opera;op|lehekülg,leheküljed;lk|lõik,lõigud;lõik;¶,¶¶|osa,osad;osa|alajaotis,alajaotised;alajaot.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|värss,värsid;v,vv|köide,köited;kd',
	eu: 'liburua,liburuak;lib.|kapitulua,kapituluak;kap.|zutabea,zutabeak;zut.|irudia,irudiak;iru.|orria,orriak;or.|zenbakia,zenbakiak;zenb.|lerroa,lerroak;l.|oharra,oharrak;n.|obra,obrak;op.|orrialdea,orrialdeak;or.|paragrafoa,paragrafoak;par.;¶,¶¶|zatia,zatiak;zt.|atala,atalak;atal.;§|sub voce,sub vocem;s.v.|bertsoa,bertsoak;b.,bb.|liburukia,liburukiak;libk.',
	'fa-IR':
		'کتاب,کتاب‌های;کتاب|فصل,فصل‌های;فصل|ستون,ستون‌های;ستون|تصویر,تصاویر;تصویر|برگ,برگ‌های;برگ|شماره,شماره‌های;ش|خط,خطوط;خط|یادداشت,یادداشت‌های;یادداشت|قطعه,قطعات;قطعه|صفحه,صفحات;ص,صص|پاراگراف,پاراگراف‌های;پاراگراف;¶,¶¶|بخش,بخش‌های;بخش|قسمت,قسمت‌های;قسمت;§,§§|در ذیلِ واژه,در ذیلِ واژه‌های;s.v,s.vv|بیت,بیت‌های;بیت,ابیات|جلد,جلدهای;ج,جج',
	'fi-FI':
		'kirja,kirjat;kirja|luku,luvut;luku|palsta,palstat;palsta|kuvio,kuviot;kuv.|folio,foliot;fol.|numero,numerot;nro|rivi,rivit;r.|huomautus,huomautukset;huom.|opus,opukset;op.|sivu,sivut;s.|kappale,kappaleet;kappale;¶,¶¶|osa,osat;osa|osa,osat;osa;§,§§|sub verbo,sub verbis;s.v.,s.vv.|säkeistö,säkeistöt;säk.|vuosikerta,vuosikerrat;vsk.',
	'fr-CA':
		'livre,livres;liv.|chapitre,chapitres;chap.|colonne,colonnes;col.|figure,figures;fig.|folio,folios;fᵒ,fᵒˢ|numéro,numéros;nᵒ,nᵒˢ|ligne,lignes;l.|note,notes;n.|opus;op.|page,pages;p.|paragraphe,paragraphes;paragr.;§|partie,parties;part.|section,sections;sect.;§|sub verbo,sub verbis;s. v.,s. vv.|verset,versets;v.|volume,volumes;vol.',
	'fr-FR':
		'livre,livres;liv.|chapitre,chapitres;chap.|colonne,colonnes;col.|figure,figures;fig.|folio,folios;fᵒ,fᵒˢ|numéro,numéros;nᵒ,nᵒˢ|ligne,lignes;l.|note,notes;n.|opus;op.|page,pages;p.|paragraphe,paragraphes;paragr.;§|partie,parties;part.|section,sections;sect.;§|sub verbo,sub verbis;s. v.,s. vv.|verset,versets;v.|volume,volumes;vol.',
	'gl-ES':
		'libro,libros;lib.|capítulo,capítulos;cap.|columna,columnas;col.|figura,figuras;fig.|folio,folios;f.|número,números;n.|liña,liñas;l.|nota,notas;n.|opus,opera;op.|páxina,páxinas;p.,pp.|parágrafo,parágrafos;par.;¶,¶¶|parte,partes;pt.|sección,seccións;sec.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|versículo,versículos;v.,vv.|volume,volumes;vol.,vols.',
	'he-IL':
		"ספר,ספרים;bk|פרק,פרקים;chap|טור,טורים;col|figure,figures;fig|פוליו;f|מספר,מספרים;no|שורה,שורות;l.|הערה,הערות;n.|אופוס,אופרה;op|עמוד,עמודים;'עמ|פיסקה,פיסקאות;para;¶,¶¶|חלק,חלקים;pt|סעיף,סעיפים;ס';§,§§|sub verbo,sub verbis;s.v.,s.vv.|בית,בתים;v,vv|כרך,כרכים;vol,vols",
	'hi-IN':
		'पुस्तक,पुस्तकें;bk.,bks.|अध्याय;chap.,chaps.|कॉलम,columns;col.,cols.|चित्र,चित्रों;fig.,figs.|पर्ण,folios;fol.,fols.|संख्या,संख्याएँ;no.,nos.|पंक्ति,पंक्तियाँ;l.,ll.|नोट,notes;n.,nn.|opus,opera;op.,opp.|पृष्ठ;पृ.|अनुच्छेद,paragraphs;para.,paras.;¶,¶¶|भाग,parts;pt.,pts.|अनुभाग,sections;sec.,secs.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|पद,verses;v.,vv.|वॉल्यूम,वॉल्यूम्ज़;vol.,vols.',
	'hr-HR':
		'knjiga,knjige;knj.|poglavlje,poglavlja;pogl.|stupac,stupci;stup.|crtež,crteži;crt.|folija,folije;fol.|izdanje,izdanja;izd.|red,redovi;red|bilješka,bilješke;bilj.|djelo,djela;sv.|stranica,stranice;str.|pasus,pasusi;par.;¶,¶¶|dio,dijelova;dio|odjeljak,odjeljci;od.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|stih,stihovi;st.|svezak,svesci;sv.',
	'hu-HU':
		'könyv;könyv|fejezet;fej.|oszlop;oszl.|ábra;ábr.|fóliáns;fol.|szám;sz.|sor;s.|jegyzet;j.|mű;op.|oldal;o.|bekezdés;bek.;¶,¶¶|rész;rész|szakasz;szak.;§,§§|sub verbo,sub verbis;s. v.,s. vv.|versszak;vsz.|kötet;köt.',
	'id-ID':
		'buku;bk.|bab;bb.|kolom;kol.|gambar;gbr.|folio;fol.|nomor;no.|baris;brs.|catatan;ctt.|opus,opera;op.|halaman;hlm.|paragraf;para.;¶,¶¶|bagian;bag.|bagian;bag.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|ayat;a.|volume;vol.',
	'is-IS':
		'bók,bækur;bók|kafli,kaflar;k.|dálkur,dálkar;d.|mynd,myndir;mynd.|handrit;handr.|tölublað,tölublöð;tbl.|lína,línur;l.|athugasemd,athugasemdir;ath.|tónverk;tónv.|blaðsíða,blaðsíður;bls.|málsgrein,málsgreinar;málsgr.;¶,¶¶|hluti,hlutar;hl.|hluti,hlutar;hl.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|vers;v.|bindi;b.',
	'it-IT':
		'libro,libri;lib.|capitolo,capitoli;cap.,capp.|colonna,colonne;col.|figura,figure;fig.|foglio,fogli;fgl.|fascicolo,fascicoli;fasc.|riga,righe;r.|nota,note;n.|opera,opere;op.|pagina,pagine;p.,pp.|paragrafo,paragrafi;par.;¶,¶¶|parte,parti;pt.|sezione,sezioni;sez.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|verso,versi;v.,vv.|volume,volumi;vol.,voll.',
	'ja-JP':
		'書籍;bk.|章;chap.|欄;col.|図;fig.|面;f.|号;no.|行;l.|註;n.|作品;op.|ページ;p.,pp.|段落;para.;¶,¶¶|部;pt.|節;sec.;§,§§|における;s.v.,s.vv.|詩歌;v.,vv.|巻;vol.,vols.',
	'km-KH':
		'សៀវភៅ;bk.|ជំពូក;chap.|កាឡោន;col.|តួលេខ;fig.|folio,folios;f.|ចំនួន;no.|បន្ទាត់;l.|កំណត់ចំណាំ;n.|opus,opera;op.|ទំព័រ;p.,pp.|កថាខណ្ឌ;para.;¶,¶¶|ជំពូក;pt.|ផ្នែក;sec.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|verse,verses;v.,vv.|វ៉ុល;vol.,vols.',
	'ko-KR':
		'book,books;bk|chapter,chapters;chap|column,columns;col|figure,figures;fig|folio,folios;f|number,numbers;호|행;l.|note,notes;n.|opus,opera;op|페이지;p,pp|단락;para;¶,¶¶|part,parts;pt|section,sections;sec;§,§§|sub verbo,sub verbis;s.v.,s.vv.|verse,verses;v,vv|volume,volumes;vol,vols',
	la: 'liber,libri;lib.|capitulum,capitula;cap.|columna,columnae;col.|figura,figurae;fig.|folium,folii;fol.|numerus,numeri;n.|linea,lineae;l.|nota,notae;n.|opus,opera;op.|pagina,paginae;p.,pp.|paragraphus,paragraphi;par.;¶,¶¶|pars,partes;pr.|paragraphus,paragraphi;par.;§,§§|sub uerbo,sub uerbis;s.u.,s.uu.|versus;u.,uu.|tomus,tomi;t.,tt.',
	'lt-LT':
		'knyga,knygos;kn.|skyrius,skyriai;sk.|skiltis,skiltys;skilt.|iliustracija,iliustracijos;il.|lapas,lapai;l.|numeris,numeriai;nr.|eilutė,eilutės;eil.|pastaba,pastabos;pstb.|kūrinys,kūriniai;kūr.|puslapis,puslapiai;p.|pastraipa,pastraipos;pastr.;¶,¶¶|dalis,dalys;d.|poskyris,poskyriai;posk.;§,§§|žiūrėk;žr.|eilėraštis,eilėraščiai;eilėr.|tomas,tomai;t.',
	'lv-LV':
		'grāmata,grāmatas;grām.|nodaļa,nodaļas;nod.|sleja,slejas;sl.|ilustrācija,ilustrācijas;il.|folio;fo.|numurs,numuri;nr.|rinda,rindas;r.|piezīme,piezīmes;piez.|opuss,opusi;op.|lappuse,lappuses;lpp.|rindkopa,rindkopas;rindk.;¶,¶¶|daļa,daļas;d.|apakšnodaļa,apakšnodaļas;apakšnod.;§,§§|skatīt;sk.|pants,panti;p.|sējums,sējumi;sēj.',
	'mn-MN':
		'ном,номнууд;bk|chapter,chapters;chap|багана,баганууд;col|figure,figures;fig|folio,folios;f|тоо,тоонууд;no|шугам,шугамнууд;l.|note,notes;n.|opus,opera;op|хуудас,хуудаснууд;p,pp|paragraph;para;¶,¶¶|part,parts;pt|section,sections;sec;§,§§|sub verbo,sub verbis;s.v.,s.vv.|verse,verses;v,vv|volume,volumes;vol,vols',
	'nb-NO':
		'bok|kapittel;kap.|kolonne;kol.|figur;fig.|folio;fol.|nummer;nr.|linje|note|opus;op.|side;s.|avsnitt;avsn.;¶,¶¶|del|paragraf;pargr.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|vers;v.|bind;bd.',
	'nl-NL':
		"boek,boeken;bk.|hoofdstuk,hoofdstukken;hfdst.|column,columns;col.|figuur,figuren;fig.|folio,folio's;f.|nummer,nummers;nr.|regel,regels;l.|aantekening,aantekeningen;n.|opus,opera;op.|pagina,pagina's;p.,pp.|paragraaf,paragrafen;par.;¶,¶¶|deel,delen;deel|sectie,secties;sec.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|vers,versen;v.,vv.|volume,volumes;vol.,vols.",
	'nn-NO':
		'bok|kapittel;kap.|kolonne;kol.|figur;fig.|folio;fol.|nummer;nr.|linje|note|opus;op.|side;s.|avsnitt;avsn.;¶,¶¶|del|paragraf;par.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|vers;v.|bind;bd.',
	'pa-PK':
		'کتاب,کتاباں|کانڈ|کالم|تصویر,تصویراں|فولیو|شمارہ,شمارے|قطار,قطاراں|نوٹ|کارنامہ,کارنامے|صفحہ,صفحے|پیرا,پیرے;;¶,¶¶|حصہ,حصے|جز;;§,§§|زیر کلمہ,زیر کلمے|شعر|جلد',
	'pl-PL':
		'książka,książki;książka|rozdział,rozdziały;rozdz.|kolumna,kolumny;kol.|rycina,ryciny;ryc.|folio;fol.|numer,numery;nr|wiersz,wiersze;l.|notatka,notatki;n.|opus,opera;op.|strona,strony;s.|akapit,akapity;akap.;¶,¶¶|część,części;cz.|sekcja,sekcje;sekc.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|wers,wersy;w.|tom,tomy;t.',
	'pt-BR':
		'livro,livros;liv.|capítulo,capítulos;cap.|coluna,colunas;col.|figura,figuras;fig.|folio,folios;f.|número,números;nº|linha,linhas;l.|nota,notas;n.|opus,opera;op.|página,páginas;p.|parágrafo,parágrafos;parag.;¶,¶¶|parte,partes;pt.|seção,seções;seç.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|verso,versos;v.,vv.|volume,volumes;vol.,vols.',
	'pt-PT':
		'livro,livros;liv.|capítulo,capítulos;cap.|coluna,colunas;col.|figura,figuras;fig.|fólio,fólios;f.|número,números;n.º|linha,linhas;l.|nota,notas;n.|opus,opera;op.|página,páginas;p.,pp.|parágrafo,parágrafos;par.;¶,¶¶|parte,partes;pt.|secção,secções;sec.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|versículo,versículos;v,vv|volume,volumes;vol.,vols.',
	'ro-RO':
		'cartea,cărțile;cart.|capitolul,capitolele;cap.|coloana,coloanele;col.|figura,figurile;fig.|foliul,foliile;fol.|numărul,numerele;nr.|linia,liniile;l.|nota,notele;n.|opusul,opusurile;op.|pagina,paginile;p.,pp.|paragraful,paragrafele;par.;¶,¶¶|partea,părțile;part.|secțiunea,secțiunile;sec.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|versetul,versetele;v.,vv.|volumul,volumele;vol.',
	'ru-RU':
		'книга,книги;кн.|глава,главы;гл.|столбец,столбцы;стб.|рисунок,рисунки;рис.|лист,листы;л.,лл.|выпуск,выпуски;вып.|строка,строки;стр.|примечание,примечания;прим.|сочинение,сочинения;соч.|страница,страницы;с.,сс.|параграф,параграфы;п.,пп.;¶,¶¶|часть,части;ч.,чч.|раздел,разделы;разд.;§,§§|смотри;см.|стих,стихи;ст.|том,тома;т.,тт.',
	'sk-SK':
		'kniha,knihy;k.|kapitola,kapitoly;kap.|stĺpec,stĺpce;stĺp.|obrázok,obrázky;obr.|list,listy;l.|číslo,čísla;č.|riadok,riadky;l.|poznámka,poznámky;n.|opus,opera;op.|strana,strany;s.|odstavec,odstavce;par.;¶|časť,časti;č.|sekcia,sekcie;sek.;§|sub verbo,sub verbis;s.v.,s.vv.|verš,verše;v.|ročník,ročníky;roč.',
	'sl-SI':
		'knjiga,knjige;knj.|poglavje,poglavja;pogl.|stolpec,stolpci;stolp.|slika,slike;sl.|folio,folii;fol.|številka,številke;št.|vrstica,vrstice;vrst.|opomba,opombe;op.|opus,opusi;opus|stran,strani;str.|odstavek,odstavki;odst.;¶,¶¶|del,deli;del|odsek,odseki;ods.;§,§§|sub verbo,sub verbis;s. v.|verz,verzi;v.|letnik,letniki;let.',
	'sr-RS':
		'књига,књиге;књига|поглавље,поглавља;Пог.|колона,колоне;кол.|цртеж,цртежи;црт.|фолио,фолији;фолио|број,бројеви;изд.|линија,линије;l.|белешка,белешке;n.|опус,опера;оп.|страница,странице;стр.|параграф,параграфи;пар.;¶,¶¶|део,делова;део|одељак,одељака;од.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|строфа,строфе;стр.|том,томова;том,томови',
	'sv-SE':
		'bok,böcker;bok|kapitel;kap.|kolumn,kolumner;kol.|figur,figurer;fig.|folio,folios;f.|nummer;nr|rad,rader;l.|not,noter;n.|opus,opera;op.|sida,sidor;s.|stycke,stycken;st.;¶,¶¶|del,delar;del|avsnitt;avs.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|vers,verser;vers,verser|volym,volymer;vol.',
	'th-TH':
		'หนังสือ;หนังสือ|บทที่;บทที่|สดมภ์;สดมภ์|รูปภาพ;รูปภาพ|หน้า;หน้า|ฉบับที่;ฉบับที่|บรรทัดที่;l.|บันทึก;n.|บทประพันธ์;บทประพันธ์|หน้า;น.|ย่อหน้า;ย่อหน้า;¶,¶¶|ส่วนย่อย;ส่วนย่อย|หมวด;หมวด;§,§§|ใต้คำ;ใต้คำ|ร้อยกรอง;ร้อยกรอง|ปีที่;ปี',
	'tr-TR':
		'kitap,kitaplar;kit.|bölüm,bölümler;böl.|sütun,sütunlar;süt.|şekil,şekiller;şek.|folyo;fl.|sayı;sy|satır,satırlar;satır|not,notlar;n.|eser,eserler;a.yer|sayfa,sayfalar;s.,ss.|paragraf,paragraflar;par.;¶,¶¶|kısım,kısımlar;ksm.|bölüm,bölümler;blm.;§,§§|madde,maddeler;md.|ayet,ayetler;v.,vv.|cilt,ciltler;c.',
	'uk-UA':
		'книга,книги;кн.|розділ,розділи;розд.|графа,графи;ряд.|рисунок,рисунки;рис.|фоліант,фоліанти;ф.|випуск;вип.|Рядок,Рядки;л.|примітка,примітки;прим.|opus,opera;оп.|С.;с.|параграф,параграфи;пар.;¶,¶¶|частина,частини;ч.|розділ,розділи;сек.;§,§§|sub verbo,sub verbis;s.v.,s.vv.|verse,verses;с.|Том,Томи;вип.',
	'vi-VN':
		'sách;sách|chương;ch|column,columns;col|figure,figures;fig|folio,folios;f|số;số p.h|dòng;d.|ghi chú;gc.|opus,opera;op|trang;tr|đoạn văn;para;¶,¶¶|phần;ph|section,sections;sec;§,§§|sub verbo,sub verbis;s.v.,s.vv.|câu;v,vv|tập;vol,vols',
	'zh-CN':
		'册;册|章;章|栏;栏|图表;图|版;版|期;期|行;行|注脚;注|作品;op.|页;页|段落;段;¶,¶¶|部分;部|节;节;§,§§|另见;另见|篇;篇|卷;卷',
	'zh-TW':
		'冊;冊|章;章|欄;欄|圖表;圖|版|期;期|行;行|註腳;註|作品;op.|頁;頁|段落;段;¶,¶¶|部分;部|節;節;§,§§|另見;另見|篇;篇|卷;卷',
};
