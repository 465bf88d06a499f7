import type { LanguageCues } from './language-cues.js';
import { fragments, numberWords, opening, partsOrPhrases, phrases, wordSet } from './phrases.js';

export const sv: LanguageCues = {
  language: 'sv',
  functionWords: wordSet(`
    och att det som i på en ett på är av för med till den har de inte om var jag vi du ni han hon man ja nej
    men så här där när hur vad vem varför vilken vilket vilka kan kunna ska skulle vill måste behöver behöv
    får fick blir bli blev från eller nu ut upp ner in åt mig dig sig oss er min mitt mina din ditt dina vår
    vårt våra sin sitt sina detta denna dessa någon något några ingen inget inga alla allt mycket också
    bara än efter innan sedan sen hos under över utan mot igen redan tack hej hejsan snälla gärna idag imorgon
    igår nån nåt funkar fungerar går gick göra gör hjälpa hjälp finns är ju väl nog då ha hade varit ny nytt nya
    kommer kom tills medan utan inför eftersom mellan först klart fel bra kanal mötet kontoret vid dom hejhej god morgon tjena hallå undrar måndag tisdag onsdag
    torsdag fredag lördag söndag åka sitter ligger säger nästa
  `),
  ownLetters: /å/i,
  letters: /[åä]|ö(?=\b|v|r|k)|\b(?:sk|sj|tj)|(?:ning|ningen|arna|erna|ande|het|igt|ade|skt)\b/i,
  request: {
    question: opening(`
      hur(?: \\p{L}+)?|vad|vem|(?:vilken|vilket|vilka)(?! (?:fin|härlig|underbar|dag|vecka|match|tur|röra|lättnad|grym|skön|bra)\\p{L}*)|varför|var (?:är|finns|kan|hittar|ska|ligger|hämtar|lämnar|gör|anmäler|vänder|får|beställer|ser|någonstans)|när (?:kommer|ska|kan|får|är|blir|börjar|måste|öppnar)|varifrån|vart
      (?:kan|får|ska|skulle|finns|går|är|har|måste|vet|behöver|blir|stämmer|gäller|funkar|fungerar|ser|kommer|brukar) (?:jag|man|vi|det|den|ni|du|någon|nån|min|mitt|mina|vår|vårt|våra|de|dom|nåt|något|några|hen|han|hon)
    `),
    plea: phrases(`
      (?:någon|nån) (?:borde|måste|bör|behöver)|(?:kan|skulle|kunde|vill|vore|kan ni|kan du) (?:någon|nån|ni|du|det gå|man|nåt)(?: \\p{L}+)?|någon som (?:vet|kan|har|vill hjälpa|kunde|råkar)|nån som (?:vet|kan|har|kunde)|vet (?:någon|nån|ni|du)|har (?:någon|nån|ni) (?:koll|en aning|erfarenhet|lust att hjälpa|tips|sett mitt|sett min|lyckats|samma)|är det (?:någon|nån|fler|bara jag|möjligt|någon som)
      hjälp(?:a|er)?(?: mig| oss)?|(?:behöver|skulle behöva|önskar|få|vill ha) (?:lite )?hjälp|snälla|vänligen|var(?:a)? (?:snäll|vänlig)\\p{L}*|skulle uppskatta|tacksam(?:t|ma)? (?:för|om)|uppskattas
      går det att|är det möjligt|finns det (?:någon|nån|något|nåt|några|en|ett|möjlighet|sätt|chans|ett sätt)|finns möjlighet|(?:jag |vi )?undrar|undrade|(?:en|har en|liten|snabb|kort) (?:fråga|undran)|fråga:|några (?:tips|idéer|förslag)|(?:nån|någon) (?:idé|aning|koll|hjälp)
      (?:vem|vart|var|hur) (?:ska|kan|bör|gör|kontaktar|pratar|frågar|vänder|får|beställer|anmäler|ansöker|bokar|byter|mailar|hittar|rapporterar|loggar|installerar|kopplar) (?:jag|vi|man)?|vet inte (?:hur|vem|var|vart|vad|vilken)|ingen aning om (?:hur|vem|var|vad)|får inte till|fattar inte hur|förstår inte hur|hittar inte|hur gör (?:jag|man|vi)
    `),
    need: phrases(`
      (?:jag|vi|han|hon|hen|de|dom|som|kollega|\\p{L}+en|\\p{L}+are|\\p{Lu}\\p{L}+|och) (?:\\p{L}+ )?(?:behöver|skulle behöva|saknar|vill ha|önskar|måste ha|vill gärna|skulle vilja)|behöver|behövs|behöva|skulle (?:vilja|behöva|gärna)|(?:vill|vill gärna|önskar|hoppas) (?:ha|få|beställa|boka|byta|ansöka|köpa|anmäla|ändra|lägga|ta ut|ha tillgång|installera|ha ut|rapportera|felanmäla|låna)|önskar
      (?:ny|nytt|nya|en extra|ett extra|extra) (?:\\p{L}*(?:dator|datorn|laptop|skärm|mus|tangentbord|headset|hörlurar|telefon|mobil|laddare|passerkort|kort|stol|skrivbord|docka|dockningsstation|licens|konto|lösenord|anställd|nyckel|nycklar|medarbetare|kollega|toner|tjänstebil|lampa|skrivare))|ersättare|ersättning för|(?:få|fick|ge|ha|beställa|ordna|lägga upp|söka|beviljas) (?:\\p{L}+ )?(?:tillgång|åtkomst|behörighet\\p{L}*|access|rättigheter|licens|konto)|tillgång till|åtkomst till|behörighet(?:er)? (?:till|i|för)|access till|licens(?:er)? (?:till|för)
      (?:kan|får|skulle) (?:jag|vi) (?:\\p{L}+ )?(?:få|beställa|låna|boka|byta|köpa|ha|flytta|ändra|hämta|lägga)|(?:är|börjar ta|börjar bli|tagit|tar) slut|(?:går|gick|har gått|löper|löpt) ut|dags att (?:byta|förnya|förlänga)|vill anmäla|felanmälan|beställning|ansök(?:a|an) om|väntar (?:fortfarande )?på|behöver (?:bytas|lagas|fixas|förlängas|återställas)
    `),
    problem: phrases(`
      sprucken|spräckt|skadad|skadat|isig|isigt|hal|halt|glapp|lagt av|lade av|gett upp|sitter fast|fastnat|ur funktion|är stopp|stopp i|läcker|rinner|piper|tjuter|fallerat|har slut på|har lossnat|lossnat|gått av|gått sönder|gick av|stannade|stannar|saknar|slutar gälla|löper ut|går ut|drar in (?:pappret|papperet)|drar snett|snett|låter (?:som|konstigt|illa|högt|hemskt|jättehögt)|inte (?:hört|fått) något|ingen har svarat|tomt|tom|blir inte|vägrar|knas|knasig|knasigt|dubbla|två gånger|(?:funkar|fungerar|går|startar|öppnas|öppnar|kommer|laddar|laddas|skriver|svarar|kan|får|hittar|ser|syns|hör|hörs|lyckas|har|visas|visar|synkar|ansluter|fick|kunde|kom|hittade|når|tar|vill|släpper|accepteras|godkänns|stämmer|känner|känns|dyker|minns|räcker|spolar|stänger|tänds|lyser|vaknar|uppdateras|uppdaterar|sparas|sparar|skickas|skickar|loggar|hittas|fastnar|äter|läser|reagerar|aktiveras) (?:\\p{L}+ )?(?:inte|ej|inget|ingenting|inga|ingen|aldrig)|inte (?:fungera|funka|starta|logga|komma|fått|kommit|igång|längre|åt|tillgänglig\\p{L}*|inloggad|rätt|öppna|nå|ansluta|betald|utbetald|laddat|skriva|se|hitta|få|igenom)(?: \\p{L}+)?|(?:slutat|slutade) (?:att )?(?:fungera|funka|svara|ladda|synka|skriva|gå|starta|höras|\\p{L}+a)|går ej|funkar ej|fungerar ej
      trasig(?:t|a)?|sönder|paj(?:ar|at|ade)?|krasch\\p{L}*|fel(?:et|meddelande\\p{L}*|kod\\p{L}*)?|problem(?:et|en)?|bugg\\p{L}*|strul\\p{L}*|krångl\\p{L}*|hängt? sig|hänger sig|häng(?:er|de) (?:sig|upp)|frys(?:er|t|it)|frös|fryser|seg(?:t|a)?|långsam(?:t|ma)?|fastnat|fastnar|fast i|nere|ligger nere|död(?:t)?|dött|dog|svart skärm|blå(?:skärm| skärm)|blinkar|flimrar|läcker|läcka|läckage|droppar|översvämning|vatten på|stopp i|stulen|stulet|stulits|tappat|tappade|borta|försvunn\\p{L}+|försvann|förlorat|glömt|glömde|saknas|saknar|spärra\\p{L}*|låst(?:a|e)?|utelåst|utloggad|utslängd|loggas ut|slängs ut|kastas ut|tappar|bryts|avbryts|kopplas (?:ned|ner|från)|virus|hackad|misstänkt|phishing|nätfiske|bluff\\p{L}*|spruckit|sprucken|sprack|repig|lossnat|lossnar|gått sönder|gick sönder|av sig själv|nekas?|nekad|avslag|avvisa\\p{L}*|felaktig\\p{L}*|fel på|konstig\\p{L}*|brinner|bränt|röker|rök|luktar|stinker|väsnas|piper|gnisslar|skramlar|kärvar|iskallt|jättevarmt|för (?:kallt|varmt|mörkt|högt)|kallt|papperstrassel|papper fastn\\p{L}*|ur funktion|avstängd|timeout|slocknat|slocknar|överhettad|dubbelt|för (?:lite|mycket) (?:lön|betalt)|ingen (?:bild|signal|ljud|ström|uppkoppling|kontakt|åtkomst|värme)|inget (?:ljud|nät|internet|wifi|nätverk|svar|varmvatten|ljus)|kommer inte (?:åt|in|ut|fram)|helt stopp|står still|slut på|avbrott|rasat|tomt? på
    `),
    order: opening(`
      (?:hej(?:san)?|tjena|hallå|god morgon)?[ ,!.]*(?:alla|it|på er)?[ ,!.]*(?:vänligen|snälla|var vänlig|var snäll och) \\p{L}+
      (?:beställ|beställa|återställ|återställa|lås upp|låsa upp|installera|avinstallera|lägg till|lägga till|ta bort|skapa|uppdatera|byt|byta|fixa|laga|ge|aktivera|avaktivera|förläng|förnya|boka|flytta|ändra|avbryt|avsluta|registrera|koppla|nollställ|öppna upp|öppna|stäng|stänga|skicka|spärra|felanmälan|beställning|ansökan|önskar|behöver|saknar|söker) (?:[\\p{L}\\d]+)
    `),
  },
  statement: {
    thing: partsOrPhrases(
      'brevlåda|ansökan|begäran|kylen|kylskåp|frys|takplatt|platta|möbel|hylla|samtal|växel|kundtjänst|hotline|stämpel|etikett|streckkod|sensor|vagn|stege|staket|garage|rulltrappa|spegel|motor|broms|patron|filter|pump|signatur|läsare|formel|makro|molnet|bänk|godkännande|resebegäran|ledningsrum|tvätt|skylt|lås(?:et)|arkiv|dator|laptop|skärm|tangentbord|datormus|musen|headset|hörlur|webbkamera|kamera|mikrofon|mikro|högtalare|laddare|adapter|sladd|kabel|docka|telefon|mobil|surfplatta|simkort|skriva ut|skrivare|skanner|toner|projektor|server|nätverk|internet|wifi|router|outlook|mejl|mail|inkorg|kalender|kalendern|excel|powerpoint|sharepoint|onedrive|mapp|filer|filen|program|appen|webbläsare|webbplats|webben|hemsida|portal|intranät|system|databas|verktyg|konto|kontot|lösenord|inlogg|pinkod|certifikat|licens|behörighet|åtkomst|uppdatering|batteri|usb|nyckel|passerkort|företagskort|besöksbrick|kortläsare|dörr|grind|hiss|toalett|handfat|kran|dusch|diskmaskin|kaffemaskin|kaffeautomat|lampa|lampor|lampan|lysrör|belysning|element|värme|ventilation|fläkt|fönster|persienn|tak(?=et)|golv|skrivbord|skåp|parkering|mötesrum|larm|lönespec|lönebesked|avtal|anställningsavtal|pension|semesterdag|ledighet|föräldraled|försäkring|skatt|utlägg|faktura|fakturor|order|beställning|tidrapport|adressbok|bankkonto|vatten|ström|eluttag|uttag|pentry|köket|myror|getingar|fingeravtryck|bilaga|länk|sida|formulär|utskrift|engångskod|koden|koder|terminal|stämpling|stämpelklocka|markör|ljud|bild|signal|bluetooth|propp|termostat|avlopp|vägg|trapp|ledstång|korridor|entré|utgång|mikrovåg|vattenkok|papperskorg|städ|whiteboard|papper|paket|leverans|truck|tjänstebil|bensinkort|kreditkort|traktamente|flyg|hotell|visum|utbildning|provanställ|arbetspass|schema|sjukdag|sjukintyg|sjukskriv|förmån|intyg|leverantör|rapport|export|import|synk|säkerhetskop|domän|brandvägg|antivirus|skräppost|kryptering|kunder|inspelning|utrustning|cykelställ|kassan|spam|förråd|maskin|kvitto|kassa|nödutgång|reseräkning|övertid',
      'rör(?:et)?|ugn(?:en)?|mall(?:en|ar)?|stol(?:en|ar|arna)?|panna(?:n)?|lön(?:en)?|löne\\p{L}*|däck(?:en|et)?|micken|vpn|sap|jira|crm|erp|teams|zoom|word|chrome|mac|macbook|pc|mus|kort|kortet|dockan|app|dator|salesforce|namn|wc',
    ),
    mine: phrases('min|mitt|mina|vår|vårt|våra|mig|oss'),
    writer: phrases('^behöver|(?<=[.!,] )behöver|^önskar|jag|vi'),
    sign: phrases(`
      oljud|gnisslar|brummar|tjuter|visslar|skramlar|ramlat|trillat|rasat|glappar|surrar|dröjer|väntar|hänger|men|bara|endast|gnistor|slår|lagga\\p{L}*|spottar|olåst|istället|igen|fortfarande|längre|sedan|sen|av sig själv|för (?:tidigt|sent|lite|mycket|lågt|högt)|ingenting|inget|ingen|inga|inte|aldrig|tom(?:t|ma)?|svart|vit|vitt|grå|grått|hela tiden|(?:någon|nån) (?:borde|måste|bör|har parkerat)|fel\\p{L}*|två gånger|varje gång|så fort|plötsligt|hela (?:förmiddagen|dagen|morgonen|veckan)|i flera (?:timmar|dagar|veckor)|säger|visar|står|ber om|stannar|blinkar|utan|gått|gick|låter|rätt många|halv\\p{L}*|öppen|efter uppdateringen|minuter|timme|full(?:t|a)?|hänger|släpper|snurrar|jättesegt|\\p{L}*segt?|kopplar (?:ner|ned)|fast|blir|annorlunda|låter som|luktar|hamnar|för sent|sent|nekar|frågar efter|lös(?:t)?|vid varje|varenda|fast (?:jag|vi)|trots|ser bara|tomma|mindre|kvar|myror
    `),
  },
  chatter: {
    announcement: phrases(`
      (?:asfalteras|stängs|flyttas|byts|uppgraderas|renoveras|målas|städas|släcks|avbryts|ställs in|hålls|serveras|släpps) (?:i |på |imorgon|nästa|den |under |ikväll|av )|börjar (?:vid|klockan|kl)|vi söker (?:en|ett|fler)|tipsa gärna|sista dag|sista anmälningsdag|(?:bara )?(?:en )?(?:liten |vänlig )?påminnelse|påminner om|påminn|info(?:rmation)?:|(?:bara )?så (?:att )?(?:ni|alla) vet|för (?:er )?kännedom|fyi|obs!?:?|observera|välkom(?:men|na)|hälsa .{0,30}välkommen|vi (?:hälsar|kommer att|ska (?:uppgradera|stänga|byta|flytta|uppdatera|testa|starta)|har (?:nu )?(?:uppdaterat|flyttat|bytt|lanserat|publicerat|släppt|uppgraderat|öppnat|infört|rullat)|bjuder|byter|stänger|uppgraderar|lanserar|släpper|inför|genomför|utför|välkomnar)|(?:planerat|planerad|planerade) (?:underhåll|avbrott|driftstopp|strömavbrott|arbete)|underhåll(?:sfönster|sarbete)?|driftinformation|driftstörningen är|(?:är|finns) nu (?:tillgänglig\\p{L}*|live|öppen|öppet|klar|igång|ute|åtgärdat|åtgärdad|löst|lagad|fixad|fixat|uppe|på plats)|kommer (?:att )?(?:vara|ligga) (?:nere|stängd|stängt|avstängd|otillgänglig\\p{L}*|avstängt)|stängt (?:på|för|mellan)|brandövning|(?:är|har) (?:nu )?(?:driftsatt|lanserad|publicerad|uppdaterad|uppdaterats|publicerats|släppts|flyttats)|ny version|nyhetsbrev|anmäl (?:er|dig) (?:senast|till|här)|kom ihåg|glöm inte|kom gärna|alla är välkomna|inbjudan|(?:mötet|stormötet|månadsmötet|avstämningen) (?:är|flyttas|börjar|startar)|protokoll(?:et)? från|sista dag(?:en)? (?:att|för)|vi söker|from (?:idag|måndag|imorgon)|fr\\.?o\\.?m\\.?|notera att|meddelande till alla
    `),
    social: phrases(`
      tandläkare|restaurang(?:er)?|barnvakt|recept på|frisör|gym|yoga|bokklubb|solnedgång|soluppgång|(?:mitt|min) (?:tåg|buss|flyg) (?:är|var|har)|börja utan mig|(?:min|mitt|vår|vårt) (?:unge|son|dotter|hund|katt|fru|man|barn)|går hem|åker hem|promenad|glad \\p{L}+dag|dela (?:taxi|bil)|\\p{L}*film(?:en)?|fika|fikat|lunch(?:en|a)?|kaffe(?:t|paus|n)?|kaka|kakor|tårta|bulle|bullar|kanelbullar|semla|semlor|öl|after ?work|aw|middag|pizza|glass|padel|fotboll\\p{L}*|matchen|match igår|hockey\\p{L}*|melodifestivalen|mello|film|serie|konsert|fest(?:en)?|fredagsmys|helg(?:en)?|semester(?:bilder)|glad (?:påsk|midsommar|fredag|helg)|god (?:jul|natt|fortsättning|helg)|trevlig (?:helg|kväll|semester|midsommar)|ha det (?:bra|gött|fint)|grattis|gratulerar|bra jobbat|snyggt jobbat|snyggt|grymt|bra gjort|stort grattis|fyller år|födelsedag|jobbar hemma|hemma (?:idag|imorgon|med)|vab(?:bar|ba)?|sjuk idag|hemma sjuk|krasslig|förkyld|blir (?:lite )?sen|sitter (?:fast )?i kö|missade (?:bussen|tåget)|på väg|vi ses|ses (?:imorgon|där|sen|på|kl)|hej ?då|puss|kram|haha+|hehe+|hihi|lol|skoja(?:r|de)?|skämt(?:a|ar|ade)?|kul|roligt|skoj|gissa vad|vem (?:har ätit|åt|tog|snodde|drack|vill|är sugen|hänger|följer)|någon (?:sugen|som vill (?:ha|med|äta|följa|spela|hänga|fika|gå)|som hänger|som är sugen|taggad)|nån (?:sugen|som vill|som hänger|taggad)|sugen på|hänger (?:du|ni) på|hänga (?:på|med)|är det fredag|snart fredag|äntligen fredag|måndag igen|hunden|katten|barnen|dagis|förskolan|vädret|vilket (?:väder|mål)|lite sol|snöar|vilka vill|vem vill|är offline|hjärna(?:n)?|snusa|lotteri|quiz
    `),
    answer: phrases(`
      kan du (?:klistra|visa|posta|skicka en skärmdump|kolla om|testa)|(?:funkade|fungerade|hjälpte|gick) det|vilken version|är du säker|har du (?:testat|provat|kollat|startat)|startade du|inte vad jag vet|det står i|det finns i|ja men|nej du|nej det|ja jag|säg till när|hade samma|samma (?:problem|fel|sak) (?:i fjol|förra|igår|här|för)|löste det|säg till om|hör av (?:er|dig) om|som (?:sagt|vi sa)|enligt överenskommelse|du ska (?:nu )?ha|tack för att (?:ni|du) (?:hörde|sa)|har (?:du|ni) (?:testat|provat|försökt|kollat|startat|prövat|kört|sett|läst|tittat|satt|kontrollerat|bytt)|(?:testa|prova|pröva) (?:att |med |igen|en gång|\\p{L}+)|du (?:kan|får|ska|måste|behöver|borde|hittar|skulle kunna) (?!hjälpa|återställa|fixa|ge|skicka|säga|förklara|kolla)(?:\\p{L}+)|man (?:kan|får|ska|måste|behöver|hittar) (?!inte|ej)\\p{L}+|(?:gå|klicka|logga|tryck|kolla) (?:in |ut )?(?:på|till|under|med|i)|starta om(?: den| datorn)? så|det (?:beror|brukar|ska|borde|är (?:för att|nog|bara|därför|ett känt|helt normalt|rätt|sant|normalt)|stämmer|gör det|fungerar för mig|funkar för mig|funkar här|låter|tror jag|har du rätt)|samma här|hos mig (?:funkar|fungerar)|funkar (?:för mig|hos mig|fint|bra|här)|(?:jag|jo,? jag) (?:tror|tycker|antar|gissar|håller med|vet|tror att)|(?:ja|nej|jo|japp|jepp|nä|okej|ok|precis|exakt|visst|absolut|självklart|just det|aha|ah|jaha)[,.! ]|fråga (?:\\p{Lu}\\p{L}+|hr|it|honom|henne)|prata med|hör av dig till|kontakta|här är (?:länken|guiden|filen)|se (?:guiden|länken|intranätet|här)|står på intranätet
    `),
    solved: phrases(`
      (?:funkar|fungerar|går|lagad|lagat|igång|uppe|skriver (?:\\p{L}+ )?ut|fixad|fixat|normalt|tillbaka|online) (?:\\p{L}+ )?(?:igen|nu)|är tillbaka|allt är bra|nu är [^.?!]{0,30}(?:lagad|fixad|klar|igång)|går som (?:de|det) ska|(?:det )?(?:löste|löst|ordnade) sig|(?:är|nu är det|allt) (?:löst|fixat|klart|åtgärdat|lagat|ordnat)|har löst|löst nu|fixat nu|(?:funkar|fungerar|går) (?:det )?(?:nu|igen|bra nu|fint nu|som det ska)|nu (?:funkar|fungerar|går|rullar|är (?:det|allt|den|nätet|skrivaren|systemet)) (?:det |allt |den )?(?:igen|bra|löst|fixat|klart|uppe|igång|tillbaka)?|uppe igen|igång igen|tillbaka igen|glöm det|strunt i (?:det|samma)|inget problem|ingen fara|inga problem|ingen panik|hittade (?:den|det|dem|felet|nyckeln|kortet)|mitt fel|falskt? alarm|behövs inte (?:längre|mer)|redan (?:fixat|löst|gjort|ordnat)|det hjälpte|var bara att|allt (?:ok|okej|lugnt|bra|fungerar|funkar)
    `),
    own_work: phrases(`
      jag (?:kan|tar|fixar|ordnar) (?:\\p{L}+ ){0,4}om det hjälper|om det hjälper|jag (?:byggde|gjorde|skrev) en|hittade (?:ett|en)(?: \\p{L}+){1,3} i|(?:precis|just) (?:klar|landat|kommit|blivit)|(?:jag|vi) (?:tar med|tar hand|hör av|går|åker|jobbar|sitter|kommer med|ordnar)|(?:jag|vi) (?:kollar|tittar|fixar|ordnar|jobbar|håller|undersöker|tar|återkommer|kommer|ringer|mailar|skickar|lägger|testar|uppdaterar|startar om|pushar|mergar|deployar|återkopplar|hör av|möter|hämtar|köper|bokar|skriver|är på|felsöker|sitter i) (?!inte|ej|får|behöver)|(?:jag|vi) har (?:nu |just |precis |redan |också )?(?:fixat|lagt|skickat|uppdaterat|löst|startat|bytt|beställt|bokat|pushat|mergat|deployat|skapat|gjort|skrivit|pratat|delat|laddat upp|lämnat|återställt|åtgärdat|lagat|kollat|svarat|ringt)|(?:jag|vi) (?:fixade|löste|skickade|bytte|startade|mejlade|mailade|flyttade|ringde|svarade|beställde|bokade|lade|la upp|pratade|mergade|deployade|åtgärdade|kollade)|(?:fixar|ordnar|kollar|tittar på|löser) (?:det|den|jag|vi)|ska (?:jag|vi) (?:kolla|fixa|titta)|på gång|på det|(?<=^|[.!,] )klart(?: nu)?(?=[.!]|$)|min tur|ska kolla
    `),
    colleague_talk: phrases(`
      har jour|jour (?:ikväll|i helgen|idag)|stand-?up|retro|sprint(?:en)?|pull request|kodgranskning|granska (?:min|mitt)|min pr|pr:?en|presentationen till|slides(?:en)?|hinner (?:du|ni)|har (?:du|ni) (?:tid|en minut|tänkt|hört|lunch|varit|det bra|en bra|planer)|ska vi (?:ses|ta|köra|flytta|boka|gå|äta|höras|säga|börja|luncha|prata|dra|skjuta)|(?:ses|hörs|kör) vi|vad tycker (?:du|ni)|vad tror (?:du|ni)|vad säger (?:du|ni)|hur (?:mår|gick|var|är läget|går det för|har (?:du|ni) det|känns)|är (?:du|ni) (?:med|på plats|kvar|klar|klara|där|inne|på kontoret|okej|ledig|tillbaka|redo|säker)|kommer (?:du|ni)|vem (?:kommer|håller|presenterar|är (?:på plats|på kontoret|med|jour)|kör|tar|fixar|bokar lokal)|vilka (?:är|kommer|ska)(?: på)? (?:på plats|med|kontoret|till)|när (?:är|börjar|ses|kör) (?:mötet|vi|stand|retron|lunch|demon|workshopen)|vilken tid (?:är|ses|kör)|såg (?:du|ni)|såg nån|hörde (?:du|ni)|några planer|vad gör (?:du|ni)
    `),
    opinion: phrases(`
      (?:jag |vi )?(?:älskar|hatar|saknar dig|hoppas(?! på att få)|gillar|tycker om|längtar)|(?:så|jätte|väldigt|riktigt|himla)[ -]?(?:trött|hungrig|glad|nöjd|kul|skönt|fint|bra|snyggt|gott)|vilken (?:dag|vecka|match|lättnad|röra|grej)|vad (?:kul|bra|roligt|fint|skönt|härligt|gott|snyggt|trevligt)|ser (?:bra|fint|grymt|snyggt) ut|bra (?:idé|poäng|fråga|tanke|tips|där)|(?:är|blev|var) (?:så |riktigt |jätte|verkligen )?(?:fantastisk\\p{L}*|underbar\\p{L}*|jättebra|jättefin\\p{L}*|toppen|grym\\p{L}*|snygg\\p{L}*|skön\\p{L}*|god\\p{L}*)|som vanligt|äntligen|intressant(?: artikel)?|kan knappt vänta
    `),
  },
  idioms: phrases(`
    eller hur\\?|inte sant\\?|visst\\?|gick ut utan (?:problem|fel|strul)
    inga? (?:problem|fel|stress|fara|brådska|bekymmer)|inget (?:problem|fel)|utan (?:problem|strul|fel)|(?:problemet|felet|avbrottet|buggen|störningen) (?:är|har|var) (?:nu )?(?:löst|åtgärdat|fixat|borta|avhjälpt|rättat|lösts|fixats)|kan inte (?:vänta|komma|vara med|sluta skratta|klaga|hålla mig)|kommer inte (?:till kontoret|in idag|på mötet|hinna|kunna vara)|behöver (?:kaffe|semester|en paus|mer kaffe|sova|bara kaffe)|(?:är )?hemma sjuk|spelar ingen roll|gör inget|inte illa|hinner inte
  `),
  greeting: opening(`
    (?:hej(?:san)?(?: hej)?|hejhej|hejsan|hallå(?:j)?|tjena(?:re)?|tja|tjo|tjabba|god ?(?:morgon|dag|kväll|eftermiddag|middag)|morrn|gomorron|hello|hi|hey|goddag|mors)(?: igen| på er| på dig)?
  `),
  audience: opening(`
    (?:alla(?: glada)?|allihopa?|på er|gänget|teamet|kollegor|gott folk|folk|it|hr|support(?:en)?|helpdesk|servicedesk|it[- ]?(?:support(?:en)?|avdelningen|gänget|teamet|folk|hjälpen)|hr[- ]?(?:avdelningen|teamet)|fastighet|vaktmästeriet|vänner|ni|team|all|everyone|där)
  `),
  thanks: phrases(`
    (?:stort |tusen |många |hjärtligt |supers?tort )?tack(?:ar|ade)?(?: så (?:hemskt |jätte)?mycket| snälla| för (?:hjälpen|snabb hjälp|svaret|det|allt|idag|infon|tipset|senast)| ska (?:du|ni) ha| alla| allihopa?)?|tackar(?: tackar)?|tusen tack|toppen(?: tack)?|thx|thanks|tackar så mycket
  `),
  thanksPadding: wordSet(`
    så mycket jätte jättemycket hemskt snälla för hjälpen hjälp snabb snabba svaret svar det den
    allt alla igen nu funkar fungerar bra perfekt toppen super underbart kanon grymt härligt ok okej
    ska du ni ha löst löste sig klart är och trevlig helg dag kväll kul på förhand ja jag ser in
    verkligen bäst bästa tipset infon stort tusen fint ett som vanligt er dig guld värd ordnade
    fixat
  `),
  secondPerson: phrases('du|dig|din|ditt|dina|ni|er|ert|era'),
  politeness: opening(`
    (?:kan|skulle|kunde) (?:någon|nån|ni|du)(?: här| snälla| vänligen| möjligtvis| möjligen| kanske| kunna)*(?: hjälpa (?:mig|oss)(?: med)?(?: att)?| vara snäll och)?
    vänligen|snälla|var (?:snäll|vänlig)(?: och)?|(?:jag |vi )?undrar (?:om|ifall)(?: (?:ni|du|någon|det) (?:kan|kunde|skulle kunna|går att))?|(?:jag |vi )?(?:skulle vilja|vill gärna|önskar) (?:be om|fråga om|beställa|fråga)|(?:jag |vi )?har (?:en )?(?:liten |snabb |kort )?(?:fråga|undran|problem)(?: (?:om|med|angående|kring))?|snabb fråga|ursäkta(?: att jag stör)?(?: men)?|förlåt|går det att|är det möjligt att|skulle det gå att|finns det möjlighet att|hjälp|alltså|ok(?:ej)?|men|hoppas (?:allt är bra|ni mår bra|att allt är bra)
  `),
  priority: {
    urgent: phrases(
      'akut(?:a)?|brådskande|bråttom|omedelbart|genast|omgående|asap|snarast(?: möjligt)?|så fort som möjligt|så snart som möjligt|fort som (?:attan|möjligt)|kritisk(?:t|a)?|nödläge|nu direkt|på en gång|högsta prio(?:ritet)?|hög prio(?:ritet)?|prio ?1|urgent|jättebråttom',
    ),
    soon: phrases(
      'idag|ikväll|i ?dag|i eftermiddag|före lunch|innan lunch|innan mötet|före mötet|viktigt|snabbt|inom (?:en|någon|ett par|två|\\d+) timm(?:e|ar)|om (?:en|två|\\d+) timm(?:e|ar)|om (?:\\p{L}+|\\d+) minuter|skyndsamt',
    ),
    no_hurry: phrases(
      'ingen (?:brådska|stress|panik|jäkt)|inte (?:så |alls )?(?:bråttom|brådskande|akut)|när (?:ni|du|någon) (?:har|får|hinner|kan)(?: tid)?|(?:när|i) mån av tid|vid tillfälle|kan vänta|låg prio(?:ritet)?|någon gång|i lugn och ro|ingen hast|inget akut',
    ),
    deadline: phrases(
      'senast|deadline|måste vara (?:klart|klar|färdigt|på plats|inne)|före (?:måndag|tisdag|onsdag|torsdag|fredag|helgen|den)|innan (?:måndag|tisdag|onsdag|torsdag|fredag|helgen|den)|till (?:imorgon|i morgon|måndag|tisdag|onsdag|torsdag|fredag)',
    ),
    blocked: phrases(
      'kan inte (?:jobba|arbeta|göra (?:något|nåt|mitt jobb)|fortsätta|fakturera|leverera|betjäna)|kommer inte vidare|står still(?:a)?|helt (?:låst|blockerad|fast)|utelåst|blockerar|blockerad|hindrar (?:mig|oss)|får inget gjort|kund(?:en|er|erna)? väntar|mitt i (?:ett )?(?:kundmöte|möte)',
    ),
    outage: phrases(
      'avbrott|driftstopp|driftstörning|(?:ligger|är|gick|helt|fortfarande) nere|ingen (?:av oss )?(?:här )?(?:kan|kommer|har|når)|helt stopp|strömavbrott|strömlöst|produktionen (?:står|ligger|är|har)|hela (?:nätet|nätverket|systemet|kontoret|huset|avdelningen|bolaget|företaget)|servern (?:är nere|ligger|svarar inte|kraschade)|inget (?:internet|nätverk|nät|wifi) (?:på|i|alls|någonstans)',
    ),
    safety: phrases(
      'brand|brinner|röker|rök(?:en)?|bränt|brandlukt|gasläcka|gaslukt|luktar (?:gas|bränt|rök)|gnistor|gnistrar|elstöt|stöt av|skadad?e?|skadat|blöder|översvämning|vattenläcka|läcker vatten|vatten (?:rinner|läcker|droppar|på golvet|från taket)|(?:läcker|droppar) (?:vatten )?(?:från|i) (?:taket|röret)|glassplitter|krossat glas|farlig(?:t|a)?|livsfarlig\\p{L}*|fastnat i hissen|fast i hissen|instängd|hackad(?:e)?|phishing|nätfiske|ransomware|virus|dataläcka|stulen|stulet|stulna|inbrott|klicka(?:t|de) på (?:en|länken|fel)|intrång|obehörig\\p{L}*',
    ),
    money: phrases(
      '(?:lönen?|ersättningen|utlägget) (?:har inte|är fel|kom inte|saknas|är inte|fattas|inte|har fortfarande inte)|inte fått (?:min |någon )?(?:lön|ersättning|betalt)|bedrägeri|fel konto|dröjsmålsränta|förlorar (?:pengar|kunder|order)|förfallen faktura|betalningar(?:na)? (?:går inte|fungerar inte|funkar inte|ligger)|kassan (?:är|ligger|fungerar|funkar)|kunder(?:na)? kan inte (?:betala|handla|beställa)',
    ),
    vip: phrases(
      'vd|vd:n|vd:ns|cfo|ceo|cto|styrelse(?:n|möte|mötet)?|ledningsgrupp(?:en)?|generaldirektör(?:en)?|minister(?:n)?',
    ),
  },
  impact: {
    several: phrases(
      '(?:hela )?(?:mitt team|vårt team|vår avdelning|min avdelning|teamet|avdelningen|gruppen|våningen|lagret)|hela (?:teamet|avdelningen|gruppen|våningen|lagret|klassen)|flera (?:av oss|kollegor|personer|användare|stycken|andra|i teamet|här)|några av oss|fler (?:av oss|än jag|som har)|(?:två|tre|fyra|fem|sex|tio|\\d+) (?:av oss|personer|kollegor|användare|stycken|medarbetare)|kollegorna? också|andra också|även (?:andra|mina kollegor|kollegan)|vi alla|ingen av oss|för oss|båda två|inte bara (?:jag|mig|för mig)',
    ),
    everyone: phrases(
      'alla(?: på| i| här| användare| anställda| medarbetare| kunder| kollegor)?|ingen (?:kan|kommer|når|på kontoret|här|i huset)|hela (?:kontoret|företaget|bolaget|huset|byggnaden|organisationen|koncernen|myndigheten|kommunen)|samtliga|produktionen',
    ),
  },
  negation: phrases(
    'inte|ej|icke|ingen|inget|inga|aldrig|utan|varken|istället för|i stället för|förutom|knappast',
  ),
  dates: {
    weekdays: fragments(`
      måndag(?:en|ar)? tisdag(?:en|ar)? onsdag(?:en|ar)? torsdag(?:en|ar)? fredag(?:en|ar)?
      lördag(?:en|ar)? söndag(?:en|ar)?
    `),
    shortWeekdays: fragments('mån tis ons tors? fre lör sön'),
    months: fragments(`
      jan(?:uari)? feb(?:ruari)? mars apr(?:il)? maj juni? juli? aug(?:usti)?
      sept?(?:ember)? okt(?:ober)? nov(?:ember)? dec(?:ember)?
    `),
    days: [
      ['i ?över ?morgon', 2],
      ['i ?morgon(?: (?:förmiddag|eftermiddag|kväll|bitti|lunch))?', 1],
      ['i ?morron|imorn|imorrn', 1],
      [
        'i ?dag|i ?kväll|i (?:eftermiddag|förmiddag|natt)|nu på (?:förmiddagen|eftermiddagen)|under dagen|innan dagen är slut',
        0,
      ],
      ['i ?morse', 0],
      ['i ?förrgår', -2],
      ['i ?går(?: (?:kväll|morse|eftermiddag))?', -1],
    ],
    weekEnd:
      '(?:i |till |innan |före )?slutet (?:av|på) (?:den här |denna )?veckan|veckans slut|till helgen|före helgen|innan helgen|senare i veckan',
    nextWeekEnd: 'slutet (?:av|på) nästa vecka',
    nextWeek: 'nästa vecka|kommande vecka',
    nextWeekStart: 'början (?:av|på) nästa vecka',
    monthEnd: '(?:slutet (?:av|på) (?:den här |denna )?månaden|månadsskiftet|månadens slut)',
    inUnits:
      '(?:om|inom)(?: de närmaste| max)? (\\d{1,2}|en|ett|två|tre|fyra|fem|sex|tio|några) (dag(?:ar)?|vecka|veckor|månad(?:er)?)',
    units: { day: 'dag', week: 'veck', month: 'månad' },
    next: 'nästa',
    ofNextWeek: 'nästa vecka|i nästa vecka',
    past: 'sedan|sen|förra|sista|i|från och med i',
    before:
      'på|till|senast(?: på)?|före|innan|fram till|för|från|från och med|from|fr\\.?o\\.?m\\.?|börjar|startar|den|nu på|nu|kommande|under|tills|gäller|närmaste|t\\.?o\\.?m\\.?|till och med|nästa|klart|senast den',
    until: 'till|senast|före|innan|tills|fram till|t\\.?o\\.?m\\.?|till och med|med|på',
    from: 'från|från och med|from|fr\\.?o\\.?m\\.?|börjar|startar|start|med|på',
    dayOfMonth: '(?:den (\\d{1,2})(?::?[ea])?|(\\d{1,2}):[ea])',
  },
  numbers: numberWords(`
    en 1 ett 1 två 2 tre 3 fyra 4 fem 5 sex 6 sju 7 åtta 8 nio 9 tio 10 elva 11 tolv 12 femton 15 tjugo 20
  `),
  yes: opening(
    '(?:ja(?:a+)?|japp|jepp|jo|jadå|jajamän|absolut|självklart|visst|gärna|stämmer|det stämmer|korrekt|precis|okej|ok|det har jag|det är det|javisst|yes|såklart)',
  ),
  no: opening(
    '(?:nej(?:då)?|nä(?:e|pp)?|nope|inte|inte än|inte alls|aldrig|ingen|inget|tyvärr|det har jag inte|det är det inte|icke|no|tror inte)',
  ),
  ordinals: [
    phrases('första|1:?a|nummer (?:ett|1)|alternativ (?:ett|1|a)|#1|etta(?:n)?|den översta'),
    phrases('andra|2:?a|nummer (?:två|2)|alternativ (?:två|2|b)|#2|tvåa(?:n)?'),
    phrases('tredje|3:?e|nummer (?:tre|3)|alternativ (?:tre|3|c)|#3|trea(?:n)?'),
    phrases('fjärde|4:?e|nummer (?:fyra|4)|alternativ (?:fyra|4|d)|#4|fyra(?:n)'),
    phrases('femte|5:?e|nummer (?:fem|5)|alternativ (?:fem|5|e)|#5|femma(?:n)?'),
    phrases('sista|den sista|den nedersta'),
  ],
  beforePerson:
    '(?:för|till|åt|av|hos|från|med|åt vår|kontakta|fråga|ge|som heter|heter|vid namn|namn(?:et)? (?:är)?|chef(?:en)?(?: är| heter)?|kollega(?:n)?|praktikant(?:en)?|konsult(?:en)?|(?:den )?nyanställd(?:a|e)?|(?:ny|nya) (?:kollega|medarbetare|medarbetaren|kollegan|anställda|anställd|praktikant|konsult)(?: som heter| heter)?|jag heter|jag är|det är|godkänt av|godkänd av|rapporterar till|på uppdrag av)',
  myself: phrases('mig själv|bara (?:jag|mig|för mig)|jag själv|mig'),
  manager: '(?:närmaste )?chef(?:en)?|gruppchef(?:en)?|teamled(?:are|aren)|avdelningschef(?:en)?',
  because: phrases(
    'eftersom|för att(?: jag| vi| kunna)?|så att (?:jag|vi|han|hon|de)|därför att|på grund av|p\\.?g\\.?a\\.?|anledningen är|orsak:?|då (?:jag|vi)|för att kunna|ska användas (?:till|för)',
  ),
  location: phrases(`
    (?:(?:mötes|konferens|server|skrivar|grupp)?rum(?:met)?|sal|kontor|hus|byggnad|plan|våning|plats|port|hall|lager|bänk|flygel|zon|korridor|arbetsplats) (?:nr\\.? ?|nummer )?\\p{L}{0,3}[.-]?\\d[\\p{L}\\p{N}.-]*
    (?:(?:köket|pentryt|toaletten|korridoren|skrivarrummet) )?(?:på )?(?:plan|våning) \\d+
    (?:(?:köket|pentryt|toaletten|korridoren|skrivarrummet) )?(?:på )?(?:\\d{1,2}:?[ae]|första|andra|tredje|fjärde|femte|sjätte|sjunde|översta) (?:våningen|plan(?:et)?)
    bottenvåningen|källaren|entrén|receptionen|köket|pentryt|matsalen|lagret|garaget|trapphuset|serverrummet|hissen|konferensrummet
  `),
  namedPlace:
    /(?:[Mm]ötes|[Kk]onferens)?(?:[Rr]um(?:met)?|[Hh]us|[Bb]yggnad|[Ff]lygel|[Ss]al|[Hh]all|[Zz]on) (?:[A-Z]\b|\p{Lu}[\p{Ll}-]+)|(?<=\b(?:[Kk]ontoret|[Ll]agret|[Bb]utiken) i )\p{Lu}[\p{L}-]+|\p{Lu}\p{Ll}+(?:skontoret|kontoret)|(?<=\b(?:[Pp]rojektorn|[Ss]kärmen|rummet) i )\p{Lu}\p{Ll}+/u,
  beforeSystem: phrases(
    '(?:tillgång|åtkomst|behörighet(?:er)?|access|licens(?:er)?|rättigheter|konto|inlogg(?:ning)?(?:en)?)(?: till| i| för| på| hos)|(?:logga|loggar|loggade|komma|kommer|kom|inloggad) (?:inte )?(?:in |åt )?(?:i|på|till|åt)|läggas? (?:in|till) i',
  ),
  beforeProgram: phrases('installera|installerat|öppna|starta|använda|uppdatera|in i|i|till'),
  afterSystem: '-?licens(?:en|er)?|-?konto(?:t)?|-?behörighet(?:er)?|-?licens',
  afterPerson:
    'börjar|startar|behöver|saknar|kan inte|vikarierar|täcker upp|ersätter|tar över|är min ersättare|få|får|ska (?:ha|få)',
  approves: '(?:har )?(?:redan )?godkänt|godkänner|kan godkänna|har sagt ja|är min chef',
  password: 'lösenord(?:et)?|lösen|pinkod(?:en)?|pin-kod(?:en)?|kod(?:en)?|inloggningsuppgifter',
  subjects: {
    deadline: phrases(
      'senast|deadline|behövs(?: till| senast| när)?|önskat (?:leverans)?datum|klart (?:till|senast)|när behöver|när behövs|till när|leveransdatum|datum',
    ),
    start: phrases(
      'start(?:datum|dag|er|ar)?|från(?: och med)?|första (?:arbets)?dag(?:en)?|börjar|tillträde|fr\\.?o\\.?m\\.?|första dagen',
    ),
    end: phrases(
      'slut(?:datum|dag|ar)?|till och med|t\\.?o\\.?m\\.?|sista (?:arbets)?dag(?:en)?|åter(?:komst)?|gäller till|upphör|slutdatum',
    ),
    since: phrases(
      'sedan när|när (?:började|hände|inträffade|skedde|upptäcktes)|inträffade|hände|händelsedatum|köpdatum|sedan',
    ),
    count: phrases(
      'hur många|antal(?:et)?|kvantitet|mängd|stycken|antal personer|antal platser|deltagare',
    ),
    money: phrases('kostnad|pris|belopp(?:et)?|budget|summa(?:n)?|värde|utlägg|hur mycket|avgift'),
    description: phrases(
      'vad är (?:trasigt|sönder)|vad exakt|vad gäller|beskriv(?:ning|a)?|detaljer|vad (?:har hänt|hände|är fel|gäller det|behöver du)|problem(?:et|beskrivning)?|ärende(?:t|beskrivning)?|fråga(?:n)?|meddelande|vad kan vi|berätta|symptom|mer information|förklara',
    ),
    reason: phrases(
      'anledning|varför|syfte|motivering|orsak|skäl|användning|ändamål|vad ska (?:det|den) användas',
    ),
    location: phrases(
      'plats|var|rum|kontor|ort|byggnad|våning|arbetsplats|placering|adress|vilken skrivare',
    ),
    system: phrases(
      'system|applikation|app|program(?:vara)?|verktyg|tjänst|vilket (?:system|konto|program)|produkt|konto|mapp|resurs|brevlåda|grupp|licens',
    ),
    error: phrases('felmeddelande|felkod|feltext|vad står det'),
    code: phrases(
      'inventarienummer|serienummer|serienr|datornamn|enhetsnamn|ordernummer|fakturanummer|kostnadsställe|projektnummer|anställningsnummer|kortnummer|nummer|skrivare(?:ns namn)?|id',
    ),
    month: phrases('månad(?:en)?|period'),
    phone: phrases('telefon(?:nummer)?|mobil(?:nummer)?|nås på|ring'),
    beneficiary: phrases(
      'vem (?:vikarierar|ersätter)|ersättare|för vem|till vem|vem (?:gäller|är|behöver|ska)|person|användare|medarbetare|nyanställd|(?:ny )?kollega|namn|drabbad|mottagare|för- och efternamn|anställd',
    ),
    manager: phrases(
      '(?:kan|ska|måste) godkänna|godkänner|chef|godkännare|godkänt av|attestant|ansvarig chef|närmaste chef',
    ),
  },
  stopWords: wordSet(`
    under tiden nu fortfarande ändå idag också egentligen
    och att det som en ett på är av för med till den har de inte om var jag vi du ni man så här när hur vad
    vem varför kan ska skulle vill måste behöver får blir från eller nu din ditt dina min mitt mina denna detta
    dig mig någon något finns vilken vilket datum redan ja nej
  `),
};
