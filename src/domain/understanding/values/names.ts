import { wordSet } from '../languages/phrases.js';

/** First names common where the desk's languages are spoken: "for Jonas" names a person, "for Excel" none. */
const FIRST_NAMES = wordSet(`
  aaron abigail ada adam adrian agnes ahmed aisha alan albert albin alex alexander alexandra alfred ali alice
  alicia alina allan alma alva amanda amelia amir amy ana anders andrea andreas andrew angela anita anja ann
  anna anne annette annika anthony anton antonia arne arthur arvid astrid august ava axel beate beatrice ben
  benjamin bernd bernhard birgit birgitta bjorn björn bo brian britta bruno camilla carina carl carla carlos
  carmen carolin caroline carolina catharina catherine cecilia charles charlotte chen chloe chris christer
  christian christiane christina christine christoph christopher claes clara claudia claus clemens cornelia
  dagmar dan daniel daniela dave david dennis diana diego dieter dimitri dirk dominik don doris edith edvard
  edward elena eleonora elias elin elisa elisabeth elizabeth ella ellen elsa elvira emelie emil emilia emily
  emma eric erica erik erika ernst eva evelyn fabian fatima felicia felix ferdinand filip finn florian frank
  franz fred freddie frederik fredrik frida friedrich fritz gabriel gabriele george georg gerd gerhard giulia
  göran grace greta guido gunilla gunnar günter gustav gustaf hanna hannah hannes hans harald harry hassan
  heather heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henning henrik henry
  hilda holger hugo ian ibrahim ida ines inga inge ingrid ines irene iris isabel isabella isak ivan jack
  jacob jakob james jamie jan jana jane janet jasmin jason jean jennifer jenny jens jessica jim joachim joakim
  joan joanna joe joel johan johanna johannes john jon jonas jonathan jörg josef josefin joseph joshua josé
  judith julia julian julie julius jürgen justin kai kaj karen karin karl karla karolina karsten katarina
  kate katharina kathrin katja katrin kelly ken kenneth kenta kerstin kevin khadija kim kirsten klara klas
  klaus konrad kristian kristin kristina kurt lara lars laura lauren lea leah leif lena lennart leo leon
  leonie lia liam lilly lina linda linn linnea linnéa linus lisa li louise luca lucas lucia lucy ludvig luis
  luisa lukas lydia maja magdalena magnus maike malin manfred manuel manuela marc marcel marco marcus margareta
  margit maria mariam marianne marie marina mario marion mark marko markus marlene marta martha martin martina
  mary mateo mathias mats matilda matt matthew matthias max maximilian maya mehmet mei melanie meike mia
  michael michaela michelle mike mikael mila miriam mohamed mohammed moa monica monika moritz nadia nadine
  nancy natalie natascha neil nicholas nick niclas nicola nicole niels niklas nils nina noah noel nora norbert
  ola olaf ole oleg oliver olivia olle olof omar oscar oskar osman otto pablo pascal patricia patrick patrik
  paul paula pauline pedro pelle per pernilla peter petra philip philipp phil pia pierre priya rachel raj
  ralf rasmus raymond rebecca rebecka regina reinhard renate ricardo richard rita robert robin roger roland
  rolf roman ronald ronja rosa rosie rudolf ruth ryan sabine sally sam samantha samuel sandra sanna sara sarah
  saskia scott sebastian selma serena sergei shannon sigrid silke silvia simon simone sofia sofie sonja sophia
  sophie stefan stefanie steffen stella stephan stephanie stephen steve steven stig stina sue susan susanne
  sven svenja svetlana sylvia tamara tanja tara ted teresa theo theresa therese thomas thorsten till tim timo
  tina tobias tom tomas tommy tony torsten tove tuva ulf ulla ulrich ulrika ulrike ursula uta ute uwe valentin
  vanessa vera verena veronika victor victoria viktor viktoria vincent viola vivian volker walter werner
  wilhelm wilma wolfgang william yasmin yusuf yvonne zara zoe åke åsa örjan
`);

/** Capitalised words that are no names: products, places of work, days, words that open sentences. */
const NO_NAMES = wordSet(`
  access adobe acrobat administration apple asana atlassian aws azure berlin bitte bitwarden buchhaltung cad
  chrome cisco citrix confluence controlling crm customer customers danke dell design development docker
  drucker edge einkauf ekonomi engineering erp excel exchange facilities facility figma finance finanzen
  firefox github gitlab gmail google hamburg hr hubspot hello hi in it jira juni juli laptop lenovo linkedin
  linux logistics logistik london mac macbook march marketing may meeting microsoft milano miro monday
  montag münchen netflix notion office okta onedrive oracle outlook paris photoshop please power powerbi
  powerpoint procurement product production projekt project sales salesforce sap server servicenow sharepoint
  slack snowflake stockholm göteborg malmö support tableau team teams the this tomorrow tuesday dienstag
  vertrieb visio visual vpn wednesday mittwoch thursday donnerstag friday freitag saturday samstag sunday
  sonntag january january february april august september october november december weihnachten windows
  wlan word workday xero zendesk zoom zürich wien new ny neue neuer neuen der die das den den det ett our my
  i we he she they jag vi ich wir es sie er mein meine min mitt unser unsere
`);

/** Whether a word is a common first name, in any case of letters. */
export function isFirstName(word: string): boolean {
  return FIRST_NAMES.has(word.toLowerCase());
}

/** Whether a capitalised word is surely not part of a person's name. */
export function isNoName(word: string): boolean {
  return NO_NAMES.has(word.toLowerCase());
}
