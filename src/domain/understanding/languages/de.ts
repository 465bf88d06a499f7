import type { LanguageCues } from './language-cues.js';
import { fragments, numberWords, opening, partsOrPhrases, phrases, wordSet } from './phrases.js';

export const de: LanguageCues = {
  language: 'de',
  functionWords: wordSet(`
    der die das den dem des ein eine einen einem einer eines und oder aber ist sind war waren bin bist sein ich
    du er sie es wir ihr mich mir dich dir uns euch ihm ihn ihnen mein meine meinen meinem meiner unser unsere
    unseren dein deine euer eure nicht kein keine keinen nur auch noch schon sehr mit von vom zu zum zur im am
    in an auf für bei aus nach über unter vor seit bis durch ohne gegen um wie was wer wo wann warum welche
    welcher welches wenn dass weil kann können könnte könnt kannst muss müssen soll sollte will wollen möchte
    habe hat haben hatte wird werden wurde worden bitte danke hallo moin servus guten morgen tag jemand
    niemand alle alles hier dort jetzt heute gestern wieder immer mal man sich geht gibt brauche braucht
    brauchen funktioniert hilfe neue neuen neuer neues einfach leider gerne ja nein dann doch ob als da
    montag dienstag mittwoch donnerstag freitag samstag sonntag sonst ins beim kurz genau gut klingt falscher
  `),
  ownLetters: /[ßü]/i,
  letters: /ß|ü|ö|(?:ung|keit|heit|lich|isch|tzt|cht|ieren|ein|sch)\b|\b(?:sch|ge(?=\w{4}))/i,
  request: {
    question: opening(`
      wie(?! (?:besprochen|gesagt|immer|gewohnt|vereinbart|angekündigt|erwartet|versprochen))(?: \\p{L}+)?|was(?! für ein)|wer|wen|wem|wo|woher|wohin|wann|warum|wieso|weshalb|welche[rsnm]?|wofür|womit|woran|worauf|wozu
      (?:kann|können|darf|dürfen|soll|sollen|sollte|muss|müssen|gibt|geht|ist|sind|hat|habe|haben|wird|werden|weiß|stimmt|läuft|funktioniert|brauche|bekomme|bekommen|lässt|liegt|wäre) (?:ich|man|wir|es|das|die|der|ihr|du|jemand|einer|sich|mein|meine|unser|unsere|hier|euch)
    `),
    plea: phrases(`
      (?:sollte|müsste|muss) (?:sich |das |mal ){0,3}(?:jemand|einer)|jemand (?:sollte|müsste|muss)|(?:kann|könnte|könntet|könnt|kannst|könnten|würde|würdet|würden|mag) (?:mir |uns |hier |da |dort |bitte |vielleicht |mal )?(?:jemand|ihr|du|sie|einer|wer|man|mir|uns|bitte|irgendwer|irgendjemand)|(?:weiß|weiss|hat|kennt|wüsste) (?:jemand|wer|einer|hier|irgendwer|irgendjemand|zufällig)|jemand (?:eine idee|einen tipp|ne idee|da der|da, der|erfahrung|schon mal)|hat (?:noch )?jemand|ist jemand (?:da|hier)
      hilf(?:e|t|st)?(?: mir)?|helft|helfen|(?:brauche|bräuchte|benötige|bitte um) (?:dringend |mal |kurz |bitte )?(?:hilfe|unterstützung|euch|eure)|bitte(?! (?:begrüßt|beachte|beachten|beachtet|denkt|denken|nicht|bis|alle|meldet|tragt|kommt|schön|gern|daran|dran))|um (?:hilfe|unterstützung|info|rückmeldung|prüfung|freischaltung)|wäre (?:super|toll|nett|klasse|schön|dankbar|prima|lieb|cool)|wär (?:super|toll|nett|klasse|schön)|(?:bin|bin ich|wäre) (?:euch |ihnen )?(?:sehr )?dankbar
      (?:irgendwelche|irgendeine|jemand|habt ihr|hast du) (?:ideen?|tipps?|vorschläge|ahnung|rat|eine idee|einen tipp|eine ahnung)|gibt es (?:eine|einen|ein|da|irgendeine|irgendwo|irgendwie|schon|noch|dafür|dazu|die|hierfür|hier)(?: \\p{L}+)?|ist es möglich|wäre es möglich|besteht die möglichkeit|(?:kurze|kleine|schnelle|dumme|blöde|mal eine|mal ne|eine|ne|hab eine|hab ne) frage|frage:|frage zu|frage(?:n)? (?:an|bezüglich)|(?:ich )?(?:frage mich|wollte (?:mal )?fragen|wollte wissen|würde gerne? wissen|wüsste gerne?)
      (?:an wen|wen|wo|wie|wohin|bei wem|mit wem) (?:kann|muss|soll|darf|wende|melde|beantrage|bekomme|finde|bestelle|buche|richte|erreiche|ändere|installiere|komme|frage|gebe|reiche|stelle) (?:ich|man|wir)?|weiß (?:leider )?nicht(?:,)? (?:wie|wo|wer|was|welche|an wen)|keine ahnung(?:,)? (?:wie|wo|wer|warum|woran|an wen)|komme nicht weiter|finde (?:\\p{L}+ )?(?:\\p{L}+ )?nicht
    `),
    need: phrases(`
      (?:ich|wir|er|sie|kollegin|kollege|team|mitarbeiter|mitarbeiterin|\\p{Lu}\\p{L}+) (?:\\p{L}+ )?(?:brauche[nst]?|braucht|benötige[nt]?|benötigt|bräuchte[nt]?|möchte[nt]?|will|wollen|suche[nt]?)|brauche[nst]?|braucht|bräuchte[nt]?|benötig(?:e|t|en|te)|(?:ich|wir) (?:hätte[nt]?|würde[nt]?) gerne?|hätte[nt]? gern(?:e)?|möchte[nt]?|bitte um|beantrag(?:e|en|ung)|bestell(?:e|en|ung)(?: von)?|erforderlich|würde gerne?|anforderung|antrag auf
      (?:neue[rsnm]?|weitere[rsnm]?|zusätzliche[rsnm]?|zweite[rsnm]?) (?:\\p{L}*(?:laptop|notebook|rechner|pc|monitor|bildschirm|maus|tastatur|headset|handy|diensthandy|smartphone|telefon|ladegerät|netzteil|ausweis|schlüssel|stuhl|schreibtisch|dockingstation|lizenz|konto|account|passwort|mitarbeiter|mitarbeiterin|kollege|kollegin|toner|kabel|sim|karte))|ersatz(?:gerät)?|(?:zugriff|zugang|zutritt|berechtigung(?:en)?|rechte|lizenz(?:en)?|freigabe|freischaltung|account|konto) (?:auf|zu|zum|zur|für|in|im|bei)|zugriff|freischalten|freigeschaltet
      (?:kann|könnte|darf|dürfte|können|könnten) (?:ich|wir) (?:\\p{L}+ )?(?:\\p{L}+ )?(?:\\p{L}+ )?(?:haben|bekommen|kriegen|bestellen|ausleihen|leihen|buchen|tauschen|kaufen|nehmen|beantragen)|(?:ist|sind|geht|gehen) (?:\\p{L}+ )?(?:alle|leer|aus|zu ende|zur neige)|läuft (?:\\p{L}+ )?(?:\\p{L}+ )?ab|abgelaufen|muss (?:\\p{L}+ )?(?:\\p{L}+ )?(?:getauscht|ersetzt|repariert|verlängert|zurückgesetzt|erneuert|ausgetauscht|geändert|korrigiert) werden|warte (?:\\p{L}+ )?(?:\\p{L}+ )?auf|warten (?:\\p{L}+ )?auf|steht (?:noch )?aus
    `),
    problem: phrases(`
      einen sprung|gesprungen|vereist|rutschig|abgebrochen|abgefallen|gerissen|den geist aufgegeben|hängt (?:\\p{L}+ ){0,3}fest|steckt (?:\\p{L}+ )?fest|stecken geblieben|klemmt|stehen geblieben|schief|haut (?:\\p{L}+ ){0,3}raus|verliert|scharfe kanten|undicht|heult|piept|piepst|schiefgegangen|immer noch keine|noch keine|zweimal abge\\p{L}+|doppelt abge\\p{L}+|leer|läuft (?:\\p{L}+ ){0,3}über|stimmt was nicht|sackt ab|(?:funktioniert|funktionieren|geht|gehen|startet|öffnet|lädt|laden|druckt|reagiert|kommt|kommen|kann|können|konnte|finde|sehe|höre|hört|bekomme|bekommt|erhalte|erreiche|komm|komme|verbindet|synchronisiert|wird|werden|wurde|habe|hab|hat|haben|lässt|lassen|speichert|zeigt|erkennt|erscheint|klappt|passt|stimmt|schließt|spült|heizt|leuchtet|springt|fährt|bootet|tut|tuts|will|nimmt|akzeptiert|findet|ist|sind|schaltet|schafft|aktualisiert|antwortet|liest|scannt|weiß|drucken|rutscht|hält|reicht|zieht|sieht) (?:[\\p{L}\\p{N}\\-]+ ){0,6}(?:nicht|nichts|nix|net|kein(?:e|en|er)?|nie|keinerlei)|nicht (?:mehr|möglich|erreichbar|verfügbar|gefunden|angekommen|angezeigt|erkannt|geladen|richtig|korrekt|bekommen|erhalten|gutgeschrieben|überwiesen|ausgezahlt|freigegeben|freigeschaltet|einloggen|anmelden|öffnen|starten|drucken|verbinden|zugreifen|funktioniert|da|auf|rein|an)|(?:geht|funktioniert|klappt|läuft|tut) (?:\\p{L}+ )?(?:nicht|nix|nichts|gar nicht)
      kaputt(?:e[rsn]?)?|defekt(?:e[rsn]?)?|fehler(?:meldung\\p{L}*|haft\\p{L}*|code)?|fehlgeschlagen|schlägt fehl|problem(?:e|en)?|störung(?:en)?|abgestürzt|stürzt(?: \\p{L}+)? ab|absturz|abstürze|hängt(?: sich)?(?: auf)?|aufgehängt|hakt|eingefroren|friert(?: \\p{L}+)? ein|friert|langsam(?:e[rsn]?)?|lahm|ruckelt|flackert|flimmert|bleibt (?:schwarz|hängen|leer|stehen|dunkel|weiß|kalt)|schwarz(?:er bildschirm)?|bluescreen|down|offline|ausgefallen|ausfall|fällt (?:\\p{L}+ )?aus|tot|gesperrt(?:e[rsn]?)?|ausgesperrt|blockiert|verloren|vergessen|verlegt|gestohlen|geklaut|weg|verschwunden|fehlt|fehlen|vermisse|tropft|tropfen|leck(?:t)?|undicht|überschwemm\\p{L}*|verstopft|papierstau|klemmt|brennt|raucht|rauch|riecht|stinkt|brummt|piept|quietscht|wackelt|locker|gebrochen|zerbrochen|gesprungen|gerissen|riss|zersplittert|virus|gehackt|phishing|verdächtig\\p{L}*|abgelehnt|verweigert|ungültig(?:e[rsn]?)?|falsch(?:e[rsn]?)?|doppelt|zu (?:kalt|heiß|warm|laut|dunkel|wenig|spät|langsam)|eiskalt|kein (?:bild|ton|netz|internet|wlan|signal|strom|empfang|zugriff|zugang|licht|warmwasser|papier|platz)|keine (?:verbindung|rückmeldung|antwort|heizung|berechtigung|rechte|internetverbindung)|keinen (?:zugriff|zugang|ton|empfang|strom)|bricht (?:\\p{L}+ )?(?:\\p{L}+ )?ab|abgebrochen|abbruch|rausgeworfen|rausgeschmissen|wirft (?:mich|uns) (?:\\p{L}+ )?raus|fliegt? (?:\\p{L}+ )?raus|spinnt|zickt|streikt|muckt|komisch(?:e[rsn]?)?|seltsam\\p{L}*|versehentlich|aus versehen|gelöscht|timeout|time-out|verbindungsabbr\\p{L}+|überhitzt|reklam\\p{L}+|beschädigt|voll
    `),
    order: opening(`
      (?:hallo|hi|hey|moin|guten (?:morgen|tag)|servus)?[ ,!.]*(?:zusammen|it|alle|team|liebe[sr]? \\p{L}+)?[ ,!.]*bitte (?:mal |um |einmal )?(?!begrüß|beacht|denk|nicht|bis|alle|meldet|tragt|kommt|schön|gern|daran|dran)[\\p{L}\\d]+
      (?:setzt|setze|richtet|richte|legt|lege|gebt|gib|schaltet|schalte|sperrt|installiert|bestellt|tauscht|repariert|löscht) [^.!?]* (?:bitte|zurück|ein|an|frei|um|aus)
      (?:\\p{L}+ ){0,4}(?:zurücksetzen|freischalten|einrichten|bestellen|installieren|austauschen|reparieren|entsperren|anlegen|verlängern|freigeben|buchen|beantragen|ändern|löschen|hinzufügen|sperren|umziehen)[.!]?$
    `),
  },
  statement: {
    thing: partsOrPhrases(
      'hotline|anruf|brett|schild|platte|antrag|genehmigung|kundenservice|etikett|barcode|sensor|zaun|garage|rolltreppe|spiegel|reifen|motor|bremse|patrone|filter|pumpe|kessel|signatur|leser|vorlage|formel|makro|cloud|regal|schloss|stempeluhr|möbel|tisch|sessel|aktenvernichter|waage|förderband|durchwahl|nebenstelle|laptop|notebook|rechner|computer|monitor|bildschirm|tastatur|leertaste|headset|kopfhörer|webcam|kamera|mikro|mikrofon|lautsprecher|netzteil|ladegerät|ladekabel|adapter|kabel|docking|telefon|handy|smartphone|iphone|tablet|sim-karte|drucker|drucken|scanner|toner|beamer|projektor|server|netzwerk|internet|wlan|router|outlook|mail|postfach|posteingang|kalender|excel|powerpoint|sharepoint|onedrive|laufwerk|ordner|datei|programm|anwendung|software|browser|webseite|website|portal|intranet|system|datenbank|dashboard|konto|account|passwort|kennwort|anmeldung|zertifikat|lizenz|berechtigung|zugriff|zugang|update|windows|akku|batterie|schlüssel|ausweis|karte|kartenleser|tür|schranke|aufzug|fahrstuhl|toilette|waschbecken|wasserhahn|dusche|küche|kühlschrank|spülmaschine|kaffeemaschine|kaffeeautomat|lampe|leuchte|beleuchtung|heizung|heizkörper|klimaanlage|lüftung|fenster|jalousie|teppich|stuhl|stühle|schreibtisch|spind|schrank|parkplatz|besprechungsraum|gebäude|alarm|gehalt|gehaltsabrechnung|lohn|vertrag|arbeitsvertrag|bonus|rente|urlaubstag|urlaubsantrag|elternzeit|versicherung|steuer|reisekosten|spesen|auslage|erstattung|rechnung|bestellung|zeiterfassung|adressbuch|bankverbindung|wasser|strom|steckdose|ameisen|wespen|fingerabdruck|anhang|link|formular|ausdruck|code|terminal|stechuhr|cursor|signal|bluetooth|sicherung|thermostat|abfluss|rohr|treppe|geländer|flur|eingang|ausgang|mikrowelle|wasserkocher|mülleimer|papierkorb|reinigung|whiteboard|papier|paket|lieferung|stapler|dienstwagen|firmenwagen|tankkarte|kreditkarte|quittung|hotel|visum|schulung|fortbildung|probezeit|schicht|dienstplan|krankheitstag|krankmeldung|attest|zeugnis|lieferant|bericht|export|import|backup|sicherungskopie|domain|firewall|virenscanner|spam|verschlüsselung|bitlocker|kunden|aufnahme|aufzeichnung|uhr(?=\b)|gerät|maschine|fahrradständer|archiv|lüfter|theke|beleg|shop|notausgang|überstunden|display|bescheinigung|teeküche',
      'tor|tore|ton|wand|wände|licht|lichter|herd|decke|ofen|flug|bild|maus|kasse|wagen|überstunden|leitern?|vpn|sap|jira|crm|erp|teams|zoom|word|chrome|mac|macbook|pc|app|apps|name|wc|usb|pin|salesforce|checkout',
    ),
    mine: phrases(
      'mein|meine|meinen|meinem|meiner|unser|unsere|unseren|unserem|unserer|mir|uns|mich',
    ),
    writer: phrases('^brauche|(?<=[.!,] )brauche|bräuchte|benötige|ich|wir'),
    sign: phrases(`
      geräusche?|lärm|schleift|pfeift|quietscht|rattert|empfängt|runtergefallen|heruntergefallen|gefallen|verschluckt|hängt|wartet|wackelt|getrennt|aber|nur|bloß|ausgegangen|niemanden|ruckelt|laggt|spuckt|statt|stattdessen|wieder|noch|mehr|seit|seitdem|von (?:selbst|allein|alleine)|zu (?:früh|spät|viel|wenig|hoch|niedrig)|nichts|kein|keine|keinen|niemand|nicht|nie|leer|alle|schwarz|weiß|grau|graues|ständig|dauernd|ununterbrochen|(?:jemand|einer) (?:sollte|muss|müsste)|sollte sich jemand|falsch|zweimal|doppelt|doppelklicks|jedes mal|sobald|immer wenn|plötzlich|den ganzen (?:tag|vormittag|morgen)|seit (?:stunden|tagen|wochen)|sagt|zeigt|meldet|steht|verlangt|will|hält|blinkt|flackern|flackert|ohne|durch|bleibt|bricht|unter wasser|viele|halb|offen|nach dem (?:update|neustart)|minuten|stunde|voll|dreht|wurden|muss|kalt|passiert|anders|weniger|klingt|riecht|landet|lehnt|gefragt|locker|bei jedem|jedes mal|obwohl|trotzdem|dabei|zwar|sehen nur|leere|lediglich|ausgegraut|abwesend
    `),
  },
  chatter: {
    announcement: phrases(`
      (?:wird|werden) (?:[\\p{L}.\\d]+ ){0,4}(?:asphaltiert|gesperrt|renoviert|geputzt|gestrichen|umgebaut|abgestellt|verschoben|geliefert)|beginnt (?:um|am)|startet (?:um|am|morgen)|wir suchen|gern weitersagen|bleibt [^?.!]{0,30}geschlossen|neue regel|ist ausgebucht|streiken|(?:kleine |kurze |freundliche )?erinnerung|(?:nur )?zur (?:info(?:rmation)?|kenntnis|erinnerung)|z\\.?k\\.?|fyi|info(?::|rmation:| an alle)|hinweis:?|achtung:?|bitte (?:beachte[nt]?|denkt (?:daran|dran)|meldet euch|tragt euch|nicht vergessen|vormerken|daran denken)|(?:herzlich )?willkommen|(?:wir |begrüßt |heißt )(?:begrüßen|freuen uns|heißen)|wir (?:führen|werden|haben (?:\\p{L}+ )?(?:\\p{L}+ )?(?:aktualisiert|umgestellt|veröffentlicht|eingeführt|ausgerollt|freigeschaltet|umgezogen|erneuert|gewonnen)|stellen|ziehen um|rollen|laden|suchen|schließen|feiern|migrieren)|(?:geplante[rsn]?|planmäßige[rsn]?) (?:wartung\\p{L}*|ausfall|abschaltung|arbeiten|downtime|stromabschaltung|update)|wartung(?:sfenster|sarbeiten)?|(?:ist|sind|steht|stehen) (?:ab sofort|nun|jetzt|ab heute|seit heute|ab montag|wieder) (?:\\p{L}+ )?(?:verfügbar|online|live|erreichbar|geöffnet|offen|da|behoben|bereit|zur verfügung)?|ab sofort|ab (?:montag|morgen|nächster woche) (?:gilt|ist|sind|gibt|gelten)|(?:wird|werden|ist|bleibt) (?:am|ab|heute|morgen|von|nächste|zwischen|bis)[^?]{0,60}(?:abgeschaltet|nicht verfügbar|gewartet|geschlossen|aktualisiert|migriert|neu gestartet|umgestellt|getestet)|feuer(?:alarm)?übung|räumungsübung|brandschutzübung|neue version|release|newsletter|protokoll (?:vom|der|des|ist)|anmeldung bis|einladung|save the date|(?:das |unser )?(?:meeting|townhall|betriebsversammlung|teammeeting) (?:ist|wird|findet|verschiebt|beginnt|startet)|findet (?:\\p{L}+ )?(?:\\p{L}+ )?statt|wurde(?:n)? (?:\\p{L}+ )?(?:deployt|ausgerollt|veröffentlicht|aktualisiert|eingespielt|umgestellt|freigegeben|erneuert)|denkt (?:bitte )?(?:daran|dran|an)|vergesst (?:bitte )?nicht|betriebsausflug|stellenausschreibung|rundmail|deployment (?:ist|läuft)
    `),
    social: phrases(`
      zahnarzt|restaurants?|babysitter|rezept|friseur|fitnessstudio|yoga|buchclub|sonnenuntergang|sonnenaufgang|(?:mein|der) (?:zug|bus|flug) (?:hat|ist|fällt)|fangt (?:schon )?(?:mal )?(?:ohne mich )?an|(?:mein|unser)e? (?:kind|sohn|tochter|hund|katze|frau|mann)|mache schluss|gehe (?:jetzt )?heim|spaziergang|schönen \\p{L}+tag|taxi|mitfahr\\p{L}*|\\p{L}*film|mittag(?:essen|spause)|zu mittag|mittag\\?|kantine|essen gehen|kaffee(?:pause|küche ist|klatsch)?|kuchen|kekse|torte|brötchen|bier(?:chen)?|feierabend(?:bier)?|pizza|döner|grillen|eis essen|glühwein|fußball|kicker(?:n|turnier)?|spiel gestern|das spiel|bundesliga|tatort|film|serie|konzert|party|weihnachtsfeier|wochenende|urlaubs(?:fotos|bilder)|schöne[srn]? (?:wochenende|feierabend|abend|urlaub|tag|feiertage|ostern|pfingsten|woche)|frohe (?:ostern|weihnachten)|frohes (?:fest|neues)|guten rutsch|gute (?:nacht|besserung|reise)|mahlzeit|prost|glückwunsch|(?:herzlichen )?glückwunsch|gratul\\p{L}+|alles gute|geburtstag|gut gemacht|super (?:arbeit|gemacht|leistung)|starke leistung|weiter so|homeoffice|home ?office|(?:bin|arbeite) (?:heute|morgen|die woche)[^?]{0,20}(?:krank|zuhause|zu hause|nicht da|im homeoffice|unterwegs|von zu hause)|krank(?:gemeldet| heute)?|komme (?:\\p{L}+ )?(?:\\p{L}+ )?später|verspäte mich|stehe im stau|im stau|zug (?:hat|fällt|ist)|bin unterwegs|bis (?:morgen|später|gleich|dann|montag|nachher)(?=[!.)\\s]*$)|tschüss?|ciao|haha+|hihi|hehe+|lol|witz(?:ig)?|scherz|spaß|lustig|rate(?:t)? mal|wer (?:hat (?:mein|meine|den|die|das|schon wieder|noch)[^?]{0,30}(?:gegessen|getrunken|geklaut|genommen|aufgegessen|leer)|kommt mit|geht mit|will|hat lust|mag|hat hunger|ist dabei|möchte mit|spielt)|(?:jemand|noch jemand|wer) (?:lust|hunger|bock|dabei|interesse|mit)|hat (?:jemand|noch jemand|noch wer) (?:lust|hunger|bock|zeit für)|lust auf|bock auf|ist schon freitag|endlich freitag|schon wieder montag|montag(?:smorgen)?s? halt|hund(?:e)?|katze|kinder|kita|das wetter|mal sonne|schneit|wer will (?:bei|mit)|bin (?:\\p{L}+ ){0,3}offline|jemand ein taxi|gehirn|kopf|karneval|fasching|tippspiel
    `),
    answer: phrases(`
      kannst du (?:[\\p{L}]+ ){0,4}(?:reinkopieren|posten|zeigen|schicken|hochladen|nachsehen ob)|(?:hat|geht|klappt|ging) (?:es|das|der \\p{L}+)(?: [\\p{L}]+){0,4} (?:geklappt|funktioniert|geholfen|jetzt)|welche version|(?:bist|hast) du (?:sicher|es|den|die|das|schon)|steckt das|steht in der|nicht dass ich|nein, |ja, aber|leer mal|sag bescheid|vergiss es|(?:hatten|hatte) (?:wir|ich) (?:\\p{L}+ ){0,3}auch|das(?:selbe| gleiche) (?:problem|hatten)|wie (?:besprochen|gesagt|vereinbart|angekündigt|erwartet)|meldet euch,? wenn|melde dich,? wenn|sag(?:t)? bescheid|du solltest (?:jetzt|nun)|(?:hast|habt|haben) (?:du|ihr|sie) (?:\\p{L}+ )?(?:\\p{L}+ )?(?:\\p{L}+ )?(?:\\p{L}+ )?(?:versucht|probiert|neu gestartet|geschaut|geprüft|gecheckt|nachgesehen|getestet|gelesen|aktualisiert|gemacht)|schon (?:mal )?(?:neu gestartet|probiert|versucht)|(?:versuch|probier|versucht|probiert|versuche|probiere)(?:'s|s)? (?:mal|es|doch|nochmal|mit|einmal)|(?:starte|start|schau|guck|klick|geh|nimm|logg|melde|frag|drück|wähl|lösch) (?:\\p{L}+ )?(?:mal|einfach|dich|doch|auf|den|unter|bei|in|ihn|es|nochmal|auf)|du (?:kannst|musst|solltest|findest|brauchst|darfst|könntest einfach) (?!mir|uns|bitte)\\p{L}+|man (?:kann|muss|sollte|findet) (?!nicht|nichts)\\p{L}+|das (?:liegt|ist (?:normal|ein bekannt\\p{L}+|so|weil|richtig|korrekt|bekannt|klar|gut)|sollte|müsste|hängt|kommt (?:daher|von)|stimmt|kenne ich|war bei mir|geht (?:so|über|unter)|passt|findest du|steht)|bei mir (?:geht|läuft|funktioniert|klappt|auch|ging)|geht bei mir|(?:ich|denke|glaube) (?:denke|glaube|vermute|finde|meine|stimme|weiß)(?:,| das| dass| auch| es| schon| wir)|(?:ja|nein|nee|nö|jo|jep|jap|ok|okay|genau|klar|stimmt|richtig|achso|ach so|alles klar|aha|sicher|natürlich)[,.! ]|wende dich|sprich mit|schreib (?:an|mal|\\p{Lu}\\p{L}+)|hier (?:ist|findest|der link)|siehe (?:wiki|intranet|link|hier|anleitung)|steht im (?:wiki|intranet|handbuch)
    `),
    solved: phrases(`
      (?:läuft|laufen|geht|gehen|klappt|funktioniert|funktionieren|druckt|fährt|fahren|tut) (?:[\\p{L}\\d:.]+ ){0,5}(?:wieder|normal)(?! nicht)|wieder (?:da|online|normal|verfügbar)|aus der (?:werkstatt|wartung|reparatur) zurück|zurück aus|alles gut|hat sich erledigt|(?:hat|habe|hab) (?:es |sich |das |alles )?(?:\\p{L}+ )?(?:erledigt|gelöst|geklärt|gefunden|behoben|hinbekommen)|hat sich erledigt|(?:ist|wurde|sind|alles|schon|bereits) (?:\\p{L}+ )?(?:behoben|gelöst|erledigt|repariert|gefixt|geklärt|in ordnung)|gelöst|erledigt|(?:geht|läuft|funktioniert|klappt|gehen|laufen|tut) (?:es |alles |das |jetzt |bei mir |auch )?(?:jetzt|wieder|nun|inzwischen|einwandfrei|super|prima|problemlos)|jetzt (?:geht|läuft|funktioniert|klappt|gehts|ist (?:alles|es|das))|wieder (?:da|online|ok|verfügbar|in ordnung|erreichbar|am laufen|frei)|alles (?:gut|klar|ok|okay|bestens|paletti|wieder|läuft|funktioniert)|kein (?:problem|thema|stress|ding)|nicht mehr nötig|vergiss es|passt schon|schon gut|war (?:nur )?(?:mein fehler|ein bedienfehler|meine schuld|bloß)|mein fehler|fehlalarm|das hat geholfen|hat geholfen
    `),
    own_work: phrases(`
      ich (?:kann|übernehme|mache|kläre|nehme) (?:\\p{L}+ ){0,5}(?:wenn das hilft|mit der|mit dem|und melde mich)|wenn das hilft|hab(?:e)? (?:eine|einen|ein) \\p{L}+ (?:im|in der|am) \\p{L}+ gefunden|gerade (?:\\p{L}+ ){0,3}(?:fertig|gelandet|angekommen|zurück)|(?:ich|wir) (?:bringe[n]?|nehme[n]?|trage[n]?|gehe[n]?|fahre[n]?|sitze[n]?|mache[n]? schluss)|(?:ich|wir) (?:schaue[n]?|schau|gucke[n]?|kümmere[n]?|kümmern|prüfe[n]?|arbeite[n]? (?:daran|dran|an|gerade)|melde[n]?|mache[n]?|mach|übernehme[n]?|bin dran|sind dran|bin (?:gerade|schon|noch) (?:dabei|im meeting|am)|teste[n]?|rolle[n]?|deploye[n]?|starte[n]? (?:\\p{L}+ )?(?:\\p{L}+ )?neu|schicke|sende|bringe|hole|komme (?:gleich|später|um|dazu|dann)|bestelle (?:dann|gleich|pizza)|rufe|frage (?:mal|nach)|reserviere|buche (?:den|dann|gleich)) ?|(?:ich|wir) (?:habe|hab|haben) (?:\\p{L}+ ){0,5}(?:repariert|behoben|erledigt|geschickt|gesendet|gemacht|aktualisiert|neu gestartet|bestellt|gebucht|ersetzt|ausgetauscht|hochgeladen|gemerged|gemergt|deployt|angelegt|eingetragen|freigegeben|zurückgesetzt|gesprochen|geklärt|geschrieben|vorbereitet|abgeschlossen|geteilt|eingerichtet|verschoben|weitergegeben|weitergeleitet|gegeben|gefixt|gelöst|entsperrt)|(?:schaue|schau|kümmere|mach|mache|guck|prüf|prüfe|erledige) (?:ich|mich|mir|das|es)|bin dran|bin schon dran|wird gemacht|fertig|schon erledigt
    `),
    colleague_talk: phrases(`
      hat (?:\\p{L}+ ){0,2}(?:bereitschaft|rufbereitschaft|dienst)|stand-?up|daily|retro|sprint|pull request|code ?review|mein pr|meinen pr|die folien|präsentation für|hast du (?:kurz|mal|schon|zeit|heute|eine minute|lust|das|gehört|die folien|gerade)|habt ihr (?:zeit|schon gehört|lust|das|gehört|das spiel)|wollen wir|sollen wir|treffen wir|machen wir|gehen wir|sehen wir|was (?:meint|denkt|haltet|sagt|meinst|denkst|machst|macht|hältst) (?:ihr|du)|wie geht(?:'s| es)|wie (?:war|wars|läuft|lief|findet|findest)(?:'s| es| ihr| du| der| die| das| dein| euer| euch)?|bist du|seid ihr|kommst du|kommt ihr|wer (?:ist|kommt|macht|moderiert|präsentiert|hält|fährt|übernimmt|bringt|hat bereitschaft|kann moderieren) (?:heute|morgen|alles|noch|dabei|im büro|zum|die|das|den|mit|von euch)|wann (?:ist|treffen|startet|beginnt|machen|ist das|war) (?:das|die|der|wir|unser|heute)? ?(?:meeting|termin|daily|retro|mittag\\p{L}*|uns|besprechung|demo|pause|workshop|kick-?off)|um wie ?viel uhr|bleibt es bei|habt ihr (?:gesehen|gehört)|hast du (?:gesehen|gehört)|was geht|na,|was macht ihr|steht der termin
    `),
    opinion: phrases(`
      (?:ich |wir )(?:liebe|lieben|hasse|hoffe|hoffen|freue mich|freuen uns|vermisse euch)|freu(?:e|t)? mich|so (?:müde|hungrig|froh|schön|cool|gut|lecker)|was für (?:ein|eine|einen)|sieht (?:\\p{L}+ )?(?:gut|super|toll|klasse|schick) aus|(?:gute|tolle|super) (?:idee|frage|sache|arbeit)|guter (?:punkt|vorschlag|tipp|artikel)|(?:ist|war|sind|schmeckt) (?:\\p{L}+ )?(?:echt |richtig |wirklich |total |so |mega |sehr )?(?:super|toll|klasse|fantastisch|großartig|genial|schön|lecker|hübsch|schick|spitze|der hammer|mega)|wie immer|endlich|interessanter? (?:artikel|beitrag)?|kann es kaum erwarten
    `),
  },
  idioms: phrases(`
    oder\\?|nicht wahr\\?|gell\\?|stimmt's\\?
    kein(?:e|en)? (?:problem|probleme|fehler|stress|eile|thema|sorge|panik|hektik)|ohne (?:probleme|fehler|störung)|(?:problem|fehler|störung|ausfall) (?:\\p{L}+ )?(?:ist|sind|wurde|war|hat) (?:\\p{L}+ )?(?:behoben|gelöst|weg|erledigt|beseitigt|sich erledigt)|kann (?:heute |morgen |leider )?nicht (?:kommen|dabei sein|teilnehmen|warten|klagen|aufhören)|(?:komme|bin) (?:heute |morgen |leider )*nicht (?:ins büro|zum|da|im büro)|brauche (?:\\p{L}+ )?(?:kaffee|urlaub|eine pause|schlaf|mehr kaffee|ein bier)|braucht (?:noch )?jemand (?:was|etwas|kaffee)|macht nichts|nicht schlecht|nicht so schlimm|schaffe es nicht zum
  `),
  greeting: opening(`
    (?:hallo(?:chen)?|halli ?hallo|hi|hey|hej|hello|moin(?: moin)?|moinsen|servus|grüß (?:gott|euch|dich)|grüezi|tach|tag|guten (?:morgen|tag|abend|mittag)|morgen|mahlzeit|na|sehr geehrte|liebe[rs]?|werte)(?: noch ?mal| wieder)?
  `),
  audience: opening(`
    (?:zusammen|alle(?:rseits|n|miteinander)?|ihr(?: lieben)?|leute|team|kolleg(?:en|innen)\\p{L}*|liebe \\p{L}+|it|hr|support|helpdesk|service ?desk|it[- ]?(?:team|support|abteilung|kollegen|leute|helpdesk)|hr[- ]?(?:team|abteilung)|haustechnik|personalabteilung|facility(?: team)?|miteinander|freunde|euch|damen und herren|an alle|in die runde|everyone|all|people|it-ler|\\p{L}+-team)
  `),
  thanks: phrases(`
    (?:vielen |besten |herzlichen |lieben |tausend |1000 |recht herzlichen )?dank(?:e|eschön|e schön)?(?: dir| euch| ihnen| sehr| schön| vielmals| für (?:die (?:hilfe|schnelle hilfe|info|antwort|unterstützung|rückmeldung)|alles|den tipp|deine hilfe|eure hilfe)| an alle| nochmals?| im voraus)*|merci|thx|thanks|dankeschön|danki|super(?:,)? danke
  `),
  thanksPadding: wordSet(`
    sehr viel vielmals schön für die das den eure deine ihre hilfe schnelle schnell antwort
    rückmeldung unterstützung info alles jetzt geht es läuft wieder funktioniert super perfekt prima
    klasse toll spitze wunderbar ok okay top gut euch dir ihnen allen an alle im voraus nochmal
    nochmals hat geklappt passt ja und schönes schönen wochenende tag abend feierabend noch einen
    ein mega echt wirklich lieben liebe der tipp erledigt gelöst ihr seid du bist besten beste ist
    bestens so hilfreich
  `),
  secondPerson: phrases(
    'du|dich|dir|dein|deine|deinen|deinem|ihr|euch|euer|eure|sie|ihnen|kannst|hast|bist|könntest|schaust',
  ),
  politeness: opening(`
    (?:könnte|könntet|könnten|kann|könnt|kannst|könntest|würdet|würdest|würden)(?: mir| uns)? (?:bitte )?(?:jemand|ihr|du|sie|einer|man)(?: mir| uns| hier| bitte| mal| vielleicht| eventuell| kurz| dabei helfen)*
    bitte(?: mal| um| einmal)?|(?:ich |wir )?(?:wollte[n]? (?:mal )?fragen|würde gerne? wissen|frage mich)(?:,)?(?: ob)?|(?:ich |wir )?(?:habe|hab|hätte|haben) (?:mal |da )?(?:eine|ein|ne|'ne) (?:kurze |kleine |schnelle )?(?:frage|bitte|problem|anliegen)(?: (?:zu|zum|zur|mit|bezüglich))?|(?:kurze |kleine |schnelle )frage|frage|entschuldigt?(?: die störung)?|sorry|ist es möglich(?:,)?|wäre es möglich(?:,)?|hilfe|also|ok(?:ay)?|(?:ich )?hoffe(?:,)? (?:es geht euch gut|euch geht es gut|alles gut)|leider
  `),
  priority: {
    urgent: phrases(
      'dringend(?:e[rsn]?)?|eilt|sehr eilig|eilig|sofort|umgehend|unverzüglich|asap|so schnell wie möglich|schnellstmöglich|schnellstens|kritisch(?:e[rsn]?)?|notfall|akut|höchste priorität|hohe priorität|prio ?1|urgent|brandeilig',
    ),
    soon: phrases(
      'heute|heut|bis heute|heute (?:noch|abend|nachmittag|vormittag|mittag)|wichtig(?:e[rsn]?)?|schnell|zeitnah|bald|baldmöglichst|vor (?:der|dem|meinem) (?:mittag|meeting|termin|besprechung|präsentation)|in (?:einer|zwei|\\d+) stunden?|in \\d+ minuten|innerhalb (?:einer|der nächsten|von) ',
    ),
    no_hurry: phrases(
      'keine eile|nicht (?:so )?(?:dringend|eilig)|eilt nicht|kein stress|keine hektik|hat zeit|wenn (?:ihr|du|jemand|mal) (?:mal )?(?:zeit|luft)(?: \\p{L}+)?|bei gelegenheit|kann warten|niedrige priorität|irgendwann|in ruhe|nicht zeitkritisch',
    ),
    deadline: phrases(
      'bis spätestens|spätestens|deadline|frist|muss (?:\\p{L}+ )*(?:fertig|da|erledigt|eingerichtet|bereit) sein|bis (?:zum )?(?:morgen|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|ende|\\d)',
    ),
    blocked: phrases(
      'kann (?:\\p{L}+ )?(?:\\p{L}+ )?(?:so )?nicht (?:weiter)?(?:arbeiten|fortfahren|weitermachen)|nicht (?:mehr )?(?:arbeitsfähig|weiterarbeiten|arbeiten)|komme (?:so |gar )?nicht weiter|blockiert (?:mich|uns|unsere|alles)|(?:bin|sind) (?:komplett |völlig )?(?:blockiert|ausgesperrt|aufgeschmissen)|arbeit steht|steht still|kunde[n]? (?:wartet|warten)|mitten im (?:kundentermin|termin|meeting)|ausgesperrt',
    ),
    outage: phrases(
      'ausfall|ausgefallen|totalausfall|(?:ist|sind|komplett|alles|wieder) down|niemand (?:kann|kommt|hat|hier)|keiner (?:kann|kommt|hat|von uns)|nichts geht mehr|geht nichts mehr|geht gar nichts|störung|produktion (?:steht|ist|liegt)|(?:ganze[srn]?|gesamte[srn]?|komplette[srn]?) (?:netz|netzwerk|system|büro|haus|abteilung|firma|standort|gebäude)|server (?:ist |sind )?(?:down|weg|nicht erreichbar|abgestürzt)|stromausfall|kein (?:internet|netz|strom|wlan) (?:im|in|am|auf|mehr)',
    ),
    safety: phrases(
      'feuer|brand|brennt|raucht|rauch|qualm|verbrannt|verschmort|schmort|gasgeruch|riecht (?:\\p{L}+ )?nach (?:gas|rauch|verbranntem|verbrannt)|funken|stromschlag|verletz\\p{L}+|blutet|überschwemm\\p{L}*|überflut\\p{L}*|wasserschaden|wasserrohrbruch|wasser (?:tropft|läuft|kommt|steht|von der decke)|tropft (?:\\p{L}+ )?(?:von der decke|aus der decke)|scherben|gefährlich(?:e[rsn]?)?|lebensgefahr|im aufzug (?:stecken|fest|eingeschlossen|gefangen)|steckt im aufzug|eingeschlossen|gehackt|phishing|ransomware|virus|trojaner|datenleck|datenpanne|gestohlen|geklaut|einbruch|auf (?:einen |den )?link geklickt|unbefugt\\p{L}*',
    ),
    money: phrases(
      '(?:gehalt|lohn|gehaltszahlung|auszahlung) (?:\\p{L}+ )*(?:nicht|fehlt|falsch|noch nicht)|(?:kein|noch kein) (?:gehalt|geld|lohn) (?:bekommen|erhalten)?|betrug|falsches konto|mahn(?:ung|gebühr\\p{L}*)|verlieren (?:geld|umsatz|kunden|aufträge)|überfällige rechnung|zahlungen? (?:gehen|funktionieren|schlagen|sind)|kasse (?:geht|funktioniert|ist)|kunden können nicht (?:bezahlen|zahlen|bestellen|kaufen)|umsatz',
    ),
    vip: phrases(
      'ceo|cfo|cto|geschäftsführ(?:er|erin|ung)|vorstand(?:ssitzung|smitglied|s)?|aufsichtsrat(?:ssitzung)?|minister(?:in)?|chefetage|geschäftsleitung',
    ),
  },
  impact: {
    several: phrases(
      '(?:mein|unser|das|ganzes|ganze|gesamtes?|komplettes?) (?:ganzes |ganze )?(?:team|abteilung|gruppe|etage|stockwerk|lager)|(?:unsere|die|ganze|meine) (?:ganze |gesamte |komplette )?(?:abteilung|gruppe|etage|klasse|schicht)|mehrere (?:kollegen|kolleginnen|leute|personen|nutzer|von uns|mitarbeiter|rechner)|einige (?:von uns|kollegen|kolleginnen)|(?:zwei|drei|vier|fünf|sechs|zehn|\\d+) (?:von uns|kollegen|kolleginnen|leute|personen|nutzer|mitarbeiter)|(?:kollegen|kollegin|kollege|andere|anderen) auch|auch (?:andere|die kollegen|bei kollegen|bei den kollegen|bei anderen)|wir alle|für uns|bei uns|keiner von uns|nicht nur (?:ich|bei mir)|uns beiden',
    ),
    everyone: phrases(
      'alle(?: mitarbeiter| kollegen| nutzer| kunden| hier| im büro| betroffen)?|jeder|niemand|keiner(?! von uns)|(?:ganze[srn]?|gesamte[srn]?|komplette[srn]?) (?:firma|büro|unternehmen|standort|gebäude|haus|belegschaft|organisation)|firmenweit|unternehmensweit|produktion|sämtliche',
    ),
  },
  negation: phrases(
    'nicht|kein|keine|keinen|keiner|keinem|nie|niemals|ohne|weder|anstatt|statt|anstelle|außer|nix',
  ),
  dates: {
    weekdays: fragments(`
      montags? dienstags? mittwochs? donnerstags? freitags? (?:samstags?|sonnabends?)
      sonntags?
    `),
    shortWeekdays: fragments('mo di mi do fr sa so'),
    months: fragments(`
      jan(?:uar)?|jänner feb(?:ruar)? märz|mrz apr(?:il)? mai juni? juli? aug(?:ust)?
      sept?(?:ember)? okt(?:ober)? nov(?:ember)? dez(?:ember)?
    `),
    days: [
      ['übermorgen', 2],
      [
        '(?<!guten )morgen(?: (?:früh|vormittag|mittag|nachmittag|abend))?(?= |[.,;:?)]|$)(?! (?:zusammen|alle|ihr|leute|liebe))',
        1,
      ],
      [
        'heute(?: (?:früh|morgen|vormittag|mittag|nachmittag|abend|noch))?|heut|bis feierabend|tagesende|ende des tages',
        0,
      ],
      ['vorgestern', -2],
      ['gestern(?: (?:früh|morgen|vormittag|mittag|nachmittag|abend))?', -1],
    ],
    weekEnd:
      '(?:bis )?(?:zum )?ende (?:der|dieser) woche|wochenende|ende der woche|im laufe der woche|diese woche noch|noch diese woche',
    nextWeekEnd: 'ende (?:der )?nächste[rn]? woche',
    nextWeek: '(?:nächste|kommende)[nr]? woche',
    nextWeekStart: '(?:anfang|beginn) (?:der )?(?:nächste|kommende)[rn]? woche',
    monthEnd: '(?:ende (?:des|dieses) monats|monatsende|zum monatsende)',
    inUnits:
      '(?:in|innerhalb von|binnen)(?: den nächsten)? (\\d{1,2}|einem|einer|zwei|drei|vier|fünf|sechs|zehn) (tag(?:en?)?|wochen?|monat(?:en?)?)',
    units: { day: 'tag', week: 'woche', month: 'monat' },
    next: 'nächste[nrs]? woche(?: am)?',
    ofNextWeek: 'nächste[rn]? woche|der nächsten woche|in einer woche',
    past: 'seit|letzte[nrs]?|vergangene[nrs]?|vorige[nrs]?|vor',
    before:
      'bis|zum|am|ab|vor|für|spätestens|bis spätestens|bis zum|von|vom|seit dem|beginnt|startet|kommende[nr]?|diese[nrs]?|nächste[nrs]?|den|der|auf|gilt ab|fertig|zu',
    until: 'bis|zum|vor|spätestens|bis zum|bis spätestens',
    from: 'ab|vom|von|beginnt|startet|start|fängt|seit|am',
    dayOfMonth: '(?:am|zum|vom|ab dem|den|bis zum|dem) (\\d{1,2})\\.(?! ?\\d)',
  },
  numbers: numberWords(`
    ein 1 eine 1 einen 1 einem 1 eins 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 fünfzehn 15 zwanzig 20
  `),
  yes: opening(
    '(?:ja(?:wohl)?|jo|jep|jap|jup|klar|sicher|natürlich|gerne?|genau|stimmt|richtig|korrekt|ok(?:ay)?|auf jeden fall|unbedingt|selbstverständlich|doch|passt|hab ich|ist es|yes)',
  ),
  no: opening(
    '(?:nein|nee|nö|ne|nicht|noch nicht|gar nicht|niemals|nie|kein(?:e|er|en)?|leider nicht|leider nein|keineswegs|eher nicht|glaube nicht|no)',
  ),
  ordinals: [
    phrases('erste[rsn]?|1\\.|nummer (?:eins|1)|option (?:eins|1|a)|#1|die oberste|der oberste'),
    phrases('zweite[rsn]?|2\\.|nummer (?:zwei|2)|option (?:zwei|2|b)|#2'),
    phrases('dritte[rsn]?|3\\.|nummer (?:drei|3)|option (?:drei|3|c)|#3'),
    phrases('vierte[rsn]?|4\\.|nummer (?:vier|4)|option (?:vier|4|d)|#4'),
    phrases('fünfte[rsn]?|5\\.|nummer (?:fünf|5)|option (?:fünf|5|e)|#5'),
    phrases('letzte[rsn]?|die unterste|der unterste'),
  ],
  beforePerson:
    '(?:für|von|an|mit|durch|im namen von|namens|heißt|name ist|ich bin|hier ist|mein name ist|(?:der |die |den |unser(?:e[rn]?)? |neue[rn]? |meine[rn]? )*(?:kolleg(?:e|en|in)|mitarbeiter(?:in)?|praktikant(?:in|en)?|werkstudent(?:in|en)?|azubi|chef(?:in)?|vorgesetzte[rn]?|teamleiter(?:in)?|teamleitung|abteilungsleiter(?:in)?|berater(?:in)?|neuzugang|kunde[n]?)(?: ist| heißt| namens|,)?|frau|herrn?|genehmigt von|freigegeben von|fragt|kontaktiert|gebt|zu)',
  myself: phrases('mich selbst|nur (?:für )?(?:mich|ich)|mir selbst|ich selbst|mich'),
  manager:
    'chef(?:in)?|vorgesetzte[rn]?|teamleit(?:er|erin|ung)|abteilungsleiter(?:in)?|führungskraft',
  because: phrases(
    'weil|da (?:ich|wir)|damit (?:ich|wir|er|sie)|um (?:\\p{L}+ ){0,8}zu (?=\\p{L}+en)|wegen|aufgrund|grund:?|denn|(?:brauche|benötige|brauchen) (?:es|ihn|sie|das) (?:für|zum|um)',
  ),
  location: phrases(`
    (?:(?:besprechungs|konferenz|meeting|server|lager|druck|podcast|pausen)?raum|besprechungszimmer|zimmer|büro|gebäude|haus|etage|stock(?:werk)?|halle|platz|tor|flügel|trakt|lager|arbeitsplatz) (?:nr\\.? ?|nummer )?\\p{L}{0,3}[.-]?\\d[\\p{L}\\p{N}.-]*
    (?:(?:küche|toilette|teeküche|flur|drucker) )?(?:(?:im|in der) )?(?:\\d{1,2}\\.|ersten?|zweiten?|dritten?|vierten?|fünften?|sechsten?|obersten?) (?:stock(?:werk)?|etage|og|obergeschoss)
    erdgeschoss|untergeschoss|keller|(?:am )?empfang|teeküche|küche|kantine|tiefgarage|treppenhaus|serverraum|aufzug|besprechungsraum|konferenzraum
  `),
  namedPlace:
    /(?:[Mm]eeting|[Kk]onferenz|[Bb]esprechungs)?(?:[Rr]aum|[Bb]üro|[Gg]ebäude|[Hh]aus|[Ff]lügel|[Hh]alle|[Ss]aal|[Tt]rakt) (?:[A-Z]\b|\p{Lu}[\p{Ll}-]+)|(?<=\b(?:[Nn]iederlassung|[Ss]tandort|[Ff]iliale|[Ww]erk) (?:in )?)\p{Lu}[\p{L}-]+/u,
  beforeSystem: phrases(
    '(?:zugriff|zugang|berechtigung(?:en)?|rechte|lizenz(?:en)?|account|konto|login|anmeldung|zutritt)(?: auf| aufs| zu| zum| zur| für| fürs| in| ins| im| bei)(?: den| die| das| dem| der)?|(?:einloggen|anmelden|einwählen|eingeloggt|angemeldet) (?:in|im|bei|auf)|(?:komme|kommen|logge) (?:mich )?(?:nicht |nicht mehr )?(?:in|auf|bei|ins)(?: den| die| das| dem| der)?',
  ),
  beforeProgram: phrases('(?:programm|software|anwendung|tool)'),
  afterSystem: '-?lizenz(?:en)?|-?account|-?konto|-?zugang|-?zugriff|-?berechtigung(?:en)?',
  afterPerson:
    'fängt|startet|beginnt|braucht|benötigt|kann nicht|vertritt|übernimmt|springt ein|ist meine vertretung|soll(?:te)? (?:\\p{L}+ )?(?:bekommen|erhalten)|bekommt',
  approves:
    '(?:hat )?(?:es |das |ihn |sie |schon |bereits )*(?:genehmigt|freigegeben|zugestimmt)|kann (?:es |das )?genehmigen|genehmigt|ist (?:mein chef|meine chefin|meine vorgesetzte|mein vorgesetzter)',
  password: 'passwort|kennwort|passw|pin|zugangsdaten|zugangscode|code',
  subjects: {
    deadline: phrases(
      'bis wann|benötigt (?:bis|zum|am)|frist|deadline|fällig(?:keit)?|wunschtermin|liefertermin|spätestens|wann (?:brauchst|benötigst|wird)|gewünschtes datum|termin|datum',
    ),
    start: phrases(
      'start(?:datum|tag|et)?|beginn(?:t)?|ab wann|von|erster (?:arbeits)?tag|eintritt(?:sdatum)?|gültig ab|anfang',
    ),
    end: phrases(
      'ende|enddatum|bis|letzter (?:arbeits)?tag|austritt(?:sdatum)?|gültig bis|rückkehr|läuft ab',
    ),
    since: phrases(
      'seit wann|wann (?:ist|hat|trat|begann|war)|aufgetreten|vorfall(?:sdatum)?|kaufdatum|schadensdatum|seit',
    ),
    count: phrases('wie ?viele|anzahl|menge|stückzahl|stück|personen|teilnehmer|plätze'),
    money: phrases('kosten|preis|betrag|budget|summe|wert|auslage|wie ?viel|gebühr'),
    description: phrases(
      'was ist (?:kaputt|defekt)|was genau|worum|beschreib(?:ung|e|en)?|details?|was (?:ist passiert|ist los|brauchst du|genau|geht nicht|können wir)|problem(?:beschreibung)?|anliegen|frage|nachricht|erkläre|symptome?|worum geht|mehr informationen|fehlerbeschreibung',
    ),
    reason: phrases('grund|warum|wozu|zweck|begründung|wofür|anlass|verwendungszweck|weshalb'),
    location: phrases(
      'ort|wo|raum|büro|standort|gebäude|etage|stockwerk|arbeitsplatz|adresse|welcher drucker',
    ),
    system: phrases(
      'system|anwendung|app|software|programm|tool|dienst|welche[srn]? (?:system|konto|programm|software|lizenz)|produkt|konto|ordner|laufwerk|postfach|gruppe|lizenz',
    ),
    error: phrases('fehlermeldung|fehlercode|fehlertext|meldung'),
    code: phrases(
      'inventarnummer|seriennummer|gerätename|rechnername|computername|bestellnummer|rechnungsnummer|kostenstelle|projektnummer|personalnummer|ausweisnummer|nummer|drucker(?:name)?|id',
    ),
    month: phrases('monat|abrechnungszeitraum|zeitraum'),
    phone: phrases(
      'telefon(?:nummer)?|handy(?:nummer)?|mobilnummer|rückruf(?:nummer)?|erreichbar unter|durchwahl',
    ),
    beneficiary: phrases(
      'wer vertritt|vertretung|für wen|wer (?:ist|braucht|benötigt)|wen|person|benutzer|mitarbeiter(?:in)?|neue[rn]? (?:kollege|mitarbeiter)|kolleg(?:e|in)|name|betroffene?r?|empfänger|vor- und nachname',
    ),
    manager: phrases(
      '(?:kann|muss|soll) (?:das |es )?genehmigen|genehmigt|genehmigung|vorgesetzte[rn]?|genehmig(?:er|t von|ung durch)|chef(?:in)?|teamleit(?:er|erin|ung)|freigabe durch|führungskraft',
    ),
  },
  stopWords: wordSet(`
    währenddessen inzwischen jetzt noch trotzdem heute auch eigentlich
    der die das den dem des ein eine einen einem einer und oder ist sind war ich du er sie es wir ihr mich mir
    dich dir uns euch mein meine dein deine nicht kein keine mit von vom zu zum zur im am in an auf für bei aus
    nach über vor seit bis um wie was wer wo wann warum welche welcher wenn dass kann soll muss möchte habe hat
    haben wird werden bitte datum schon ja nein
  `),
};
