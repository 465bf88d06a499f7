import type { LanguageCues } from './language-cues.js';
import { fragments, numberWords, opening, phrases, wordSet } from './phrases.js';

const NOT = "(?:n'?t| not)";

export const en: LanguageCues = {
  language: 'en',
  functionWords: wordSet(`
    the a an and or but of to in on at for with from by is are was were be been am i you he she it
    we they me my your our their his her its this that these those what which who how why when where
    can could would should will do does did has have had not no yes please thanks thank there here
    some any all just still into about if than then so as up out hello hi hey anyone someone need
    i'm i've it's don't doesn't can't isn't won't didn't haven't that's there's you're we're get got
    after before since because only very also too every today tomorrow yesterday everyone new help until while during without good great sorry finally happy nice wrong sure
  `),
  ownLetters: /\bth(?=[aeiory])|wh|gh/i,
  letters: /\b\w+(?:ing|tion|ght|'ve|'re|n't)\b|\bth/i,
  request: {
    question: opening(`
      how (?:do|does|did|can|could|would|should|to|is|are|come|long|much|many|often|about|i)|how
      what(?:'s| is| are| was| do| does| did| can| should| would| kind| type| version| time| happens?|ever)|what(?! an? )
      where(?:'s| is| are| do| does| can| could| should| would)|which|why|whom?|whose|who(?:'s| is| do| can| does| would| handles)
      when(?:'s| is| are| will| can| do| does| should)
      (?:is|are|was|were) (?:there|it|this|that|the|my|our|we|you|any|anyone|anybody|someone)
      (?:can|could|may|should|shall|will|would|do|does|did|am|have|has) (?:i|we|it|the|my|our|this|that|you|u|one|they|he|she|ubuntu|\\p{L}+ (?:support|come|work|need|have))
    `),
    plea: phrases(`
      (?:some ?one|some ?body) (?:should|needs? to|has to|must|ought to)|(?:please|pls|plz|kindly) (?!try|note|remember|welcome|join|use|submit|lock|be |see|find|read|keep|don'?t|do not|make sure|fill|feel|take)\\p{L}+|(?:can|could|would|will|cld) (?:you|u|ya|someone|somebody|anyone|anybody|any ?one|some ?one|one of you|y'all)
      (?:does|do|did|has|have|is|are|was) (?:any ?one|any ?body|some ?one|some ?body|any of you|you guys|you folks)
      any ?one (?:know|knows|have|has|had|got|else|here know|able|seen|familiar|tried|tell|help|run|ran|around who)|any ?body (?:know|knows|have|has|got|else|able|help)
      (?:please|pls|plz|kindly) (?:help|advise|assist|let me know|can|could|fix|check|look)
      help(?: me| us| please| pls| plz| with| needed| wanted| appreciated|!)|need (?:some |a bit of |a little |your )?(?:help|assistance|support|advice|a hand)
      any (?:ideas?|pointers?|suggestions?|advice|help|tips|clue|way|chance|luck|update on|recommendations?|thoughts on how)
      (?:is|are) there (?:a|an|any|some|someone|anyone) (?:\\p{L}+ )?(?:way|ways|option|possibility|chance|trick|setting|form|guide|process|list|ppa|tool|software|app|command|solution|fix|workaround|method)
      what(?:'s| is| would be) the (?:best|right|correct|easiest|proper|process|procedure|quickest) (?:way|process|procedure|form|person)?
      (?:quick|stupid|dumb|newbie|noob|silly|another|simple|small|one) question|i (?:have|had|got|'ve got) (?:a|an|one|another|some|few|a few|this|a quick) (?:\\p{L}+ )?questions?
      (?:i|i'm|im|i am|was) (?:just )?(?:wonder|wondering|curious)|i wonder (?:if|whether|how|why|what)|wondering if
      (?:who|whom) (?:do|should|can|could|would) (?:i|we) (?:talk|speak|ask|contact|go|reach|write|turn|call|send)
      not sure (?:how|who|where|what|which|whether|if)|don'?t know (?:how|who|where|what|which|why|if)|no idea (?:how|who|where|what|why)|can'?t figure out|trying to (?:figure out|find|understand)
      point me|give me a hand|assistance|sos|much appreciated|would appreciate|(?:how|where) (?:do|can|could|would|should|might) (?:i|we)
    `),
    need: phrases(`
      (?:i|we|he|she|they|i'll|we'll|i'd|i'm going to|she'll|he'll|hire|starter|joiner|colleague|intern|team|manager) (?:\\p{L}+ )?(?:needs?|requires?|want|wants|need(?:ed)?)
      (?:i'd|we'd|i would|we would|id) (?:really |very much )?(?:like|love|need|want|appreciate|prefer)|(?:i'm|im|i am|we are|we're) (?:looking (?:for|to)|trying to|requesting|supposed to|missing|after|in need|hoping to|planning to|running (?:out|low)|out of|short of)
      (?:requesting|request(?:ing)? (?:for|access|a|an|to)|access (?:request|to)|permissions? (?:to|for|on)|licen[cs]es? for|new (?:laptop|monitor|phone|keyboard|mouse|headset|screen|badge|hire|starter|joiner|account|chair|desk|charger|docking|license|licence|computer|sim))
      need(?:s|ed)?|required|replacement|would it be possible|is it possible|may i (?:have|get)|can (?:i|we) (?:please |also )?(?:get|have|order|borrow|request|book|change|move|take|use)|could (?:i|we) (?:please |also )?(?:get|have|order|borrow|request|book|change)
      (?:onboard|offboard|set ?up|sign ?up|onboarding|offboarding) (?:of |for )?|apply for|(?:book|order|reserve|borrow) (?:a|an|some|the|me|us|\\d+)|due for|expir(?:es|ed|ing|e)|run(?:ning)? out|ran out|out of (?:toner|paper|stock|soap|coffee|milk|ink|space|disk|storage|memory|date)
      (?:must|have to|has to|supposed to|ought to) be (?:\\p{L}+ )?(?:changed|updated|corrected|replaced|reset|fixed|repaired|installed|added|removed)|(?:waiting|wait) (?:for|on) (?:my|the|a|an|access|approval|it|two|three|over|more)
    `),
    problem: phrases(`
      icy|slippery|torn|ripped|leaning|sharp edges|(?:running |very |too |is )?low on|runs? low|(?:has|have|is|are) (?:been )?(?:given up|come off|come loose|fallen off|snapped|bent)|gave up|came off|snapped|fell off|went off|double charged|charged twice|still no (?:answer|reply|news|response)|nothing has been|nobody (?:has )?(?:answered|replied)|smell of|garbles?|garbled|scrambled|(?:ca|wo|does|do|did|is|are|was|has|have|could|would|were)${NOT} (?:\\p{L}+ )?(?:\\p{L}+ )?(?:work|working|open|opening|load|loading|start|starting|boot|turn|turning|power|connect|connecting|connected|log|login|sign|signin|print|printing|show|showing|sync|syncing|receive|received|find|access|see|get|getting|respond|responding|save|saving|install|installed|update|updated|updating|let|letting|recogni[sz]ed?|charge|charging|go|come|coming|arrived?|appear|appearing|reach|join|hear|send|sending|edit|launch|download|upload|play|detect|detected|display|match|support|seem|able|accept|allow|export|import|refresh|remember|unlock|close|move|fit|use|change|scan|scanning|reset|enter|view|share|hold|heat|flush|lock|add|delete|available|visible|possible|correct|right|in|here|there|exist|approved|been|booked|delivered|pair|pairing|mount|run|running|complete|submit|ring|read|reading|be)
      cannot|can'?t|cant|wont|doesnt|unable to|not able to|no longer|not (?:working|responding|loading|possible|available|showing|connecting|charging|syncing|able|arrived|received|found|recogni[sz]ed|coming|enough|reachable|opening|printing|turning|starting|paid|correct)|nothing happens|stopped|refuses to|(?:never|not) (?:arrived|came|got|received|paid|reimbursed|delivered)
      broken?|broke|crash(?:es|ed|ing)?|fail(?:s|ed|ing|ure)?|error(?:s|ed)?|bugs?|buggy|issues?|problems?|trouble|stuck|fr(?:o|ee)zen?|freez(?:es|ing)|hang(?:s|ing)|hung|lag(?:s|gy|ging)|glitch\\p{L}*|flicker\\p{L}*|jam(?:s|med|ming)?|leak(?:s|y|ing)?|drip(?:s|ping)|flood(?:ed|ing)|smok(?:e|es|ing)|burn(?:s|ing|t)|crack(?:ed)?|damaged?|dead|died|dies|dying|corrupt(?:ed)?|infected|virus|malware|phishing|hacked|stolen|stole|suspicious|compromised
      (?:is|are|has been|went|goes|still|keeps going|been) (?:\\p{L}+ )?(?:down|offline|dead|blank|missing|gone|empty|blocked|locked|disabled|wrong|slow|off|full|stuck|unresponsive|inaccessible|unavailable|unusable|overheating|rejected|declined|denied|delayed|overdue|loose|faulty|defective|clogged)
      locked (?:out|me)|lock(?:s|ed) (?:me|us) out|log(?:s|ged|ging) (?:me|us) out|kick(?:s|ed|ing) (?:me|us) (?:out|off)|drop(?:s|ped|ping) (?:out|every|all|the|my|me|off|calls?)|disconnect(?:s|ed|ing)?|keeps? (?:on )?\\p{L}+ing|won'?t|timed? ?out|times out|time-?outs?|blue ?screen|black screen|bsod|no (?:signal|sound|internet|network|connection|access|power|wifi|hot water|heating|display|audio|picture|electricity|light|response|reply|luck)
      (?:lost|forgot(?:ten)?|misplaced|missing) (?:my|the|our|a|an|from|in|\\p{L}+)|(?:does|did|has)${NOT} anymore|access denied|permission denied|forbidden|invalid|incorrect|mistake|mis(?:sing|calculated|spelled)|overcharged|duplicate|wrong|disappear(?:s|ed)|vanished|deleted by|accidentally|slow|sluggish|takes (?:forever|ages|\\p{L}+ minutes)|noisy|too (?:cold|hot|warm|loud|dark|slow)|freezing|smells?|stinks?|spill(?:ed|t)|rattl\\p{L}+|buzzing|beeping|squeak\\p{L}*|faulty|defective|weird|strange(?:ly)?|incomplete|unreadable|expired|outage|rejected|declined|bounced?|bounces|got charged|overheat\\p{L}*
    `),
    order: opening(`
      (?:hi|hello|hey|dear)?[ ,]*(?:all|team|there|it|folks)?[ ,!.]*(?:please|pls|plz|kindly) (?!try|note|remember|welcome|join|use|submit|lock|be |see|find|read|keep|don'?t|do not|make sure|fill|feel|take)\\p{L}+
      (?:reset|unlock|install|uninstall|order|grant|revoke|remove|add|create|delete|update|upgrade|replace|repair|fix|set ?up|reactivate|activate|deactivate|enable|disable|extend|renew|cancel|book|move|rename|restore|recover|register|onboard|offboard|give|transfer|increase|change|correct|exchange|provision|configure|whitelist|assign|approve|refund|reimburse) (?:\\p{L}+ )
    `),
  },
  statement: {
    thing: phrases(`
      hotline|calls?|phone line|tiles?|shel(?:f|ves)|approval|requests?|schedule|cupboard|cabinet|freezer|trolley|conveyor|sensor|label|barcode|subtitles|slides? show|stapler|shredder|fax|safe|ladder|fence|garage|elevator|escalator|mirror|tyres?|engine|brakes?|cartridge|filter|pump|boiler|extension|signature|reader|template|macro|formula|query|backend|frontend|staging|ssl|ssh|cloud|s3|kubernetes|docker|laptops?|computers?|pc|mac|macbooks?|notebooks?|machine|desktop|monitors?|screens?|displays?|keyboards?|mouse|mice|headsets?|headphones|web ?cam|camera|mic|microphone|speakers?|charger|adapter|cables?|dock|docking|phones?|iphone|android|mobile|tablet|ipad|sim|printers?|print|scanner|scan|toner|projector|beamer|tv|servers?|network|wi-?fi|vpn|internet|router|outlook|e-?mails?|mailbox|inbox|calendar|teams|zoom|webex|excel|word|powerpoint|sharepoint|onedrive|drive|folders?|files?|sap|salesforce|jira|confluence|crm|erp|apps?|application|software|browser|chrome|website|site|portal|intranet|system|database|dashboard|tool|account|password|log ?in|pin|mfa|2fa|authenticator|certificate|licen[cs]es?|permissions?|access|seat|subscription|update|windows|battery|usb|port|keys?|badge|card|doors?|gate|lift|elevator|toilets?|bathroom|sink|tap|showers?|kitchen|pantry|fridge|dishwasher|coffee (?:machine|maker)|lights?|lamps?|bulb|heating|radiators?|ac|air ?con\\p{L}*|windows?|blinds?|ceiling|roof|carpet|chairs?|desks?|lockers?|parking|meeting room|building|alarm|payslips?|salary|pay|wages?|contract|bonus|pension|vacation days|leave|insurance|tax|expenses?|reimbursement|invoices?|orders?|time ?sheets?|time tracking|directory|bank account|name|water|power|socket|outlet|ants?|wasps?|mice|fingerprint|attachments?|printing|two-factor|codes?|terminal|cursor|track ?pad|touch ?pad|screen sharing|audio|video|sound|picture|signal|bluetooth|hotspot|ethernet|lan|plug|fuse|thermostat|ventilation|drain|pipes?|wall|stairs|handrail|corridor|hallway|entrance|exit|microwave|oven|kettle|water cooler|bins?|cleaning|whiteboard|paper|parcels?|packages?|delivery|courier|forklift|van|company car|fuel card|credit card|receipts?|per diem|flights?|hotel|visa|training|course|probation|shifts?|rota|sick (?:note|days|leave)|benefits|payroll|reference letter|supplier|vendor|report|export|import|sync|back ?up|vm|pipeline|build|repo|domain|dns|firewall|proxy|antivirus|spam|bitlocker|encryption|customers|recordings?|fonts?|blue ?screen|tabs?|clock|attendance|machines?|equipment|cart|till|queue|spreadsheet|recording|link|form|page|holiday balance|overtime|hours
    `),
    mine: phrases('my|our|me|us|mine'),
    writer: phrases("^need|(?<=[.!,] )need|requesting|i|i'm|im|i've|i'd|we|we're|we've"),
    sign: phrases(`
      noises?|grinding|rattl\\p{L}*|humming|whistling|squeal\\p{L}*|fell|falling|fallen|pending|waiting|eats|wobbl\\p{L}+|but|only|just|instead|having|distorted|keep|lags?|spits?|unlocked|again|still|any ?more|since|by itself|on its own|too|nothing|empty|black|blank|gr[ea]y|white|keeps|(?:somebody|someone) (?:should|has to|must|needs to)|no|not|nobody|no one|none|wrong|twice|although|every time|when(?:ever)?|as soon as|suddenly|all (?:morning|day|week)|for (?:hours|days|weeks)|says?|tells?|reads|shows?|asks?|stops?|blink\\p{L}*|without|goes|turns|went|gone|loud|quite a lot|half|after (?:the|an?|my) (?:update|restart|upgrade)|never|minutes|too (?:early|late)|hour (?:early|late|off)|underwater|full|open|differently|different|sounds? like|smells?|lands in|gives (?:me|us)|late|useless|declines?|asked for|loose|(?:on|at|with) every|each time|way too|tiny|cut off|upside down|even though|though|cannot|can'?t|isn'?t|doesn'?t|aren'?t|haven'?t|hasn'?t|won'?t|didn'?t|smaller|less than
    `),
  },
  chatter: {
    announcement: phrases(`
      will be (?!needed|required|late|able)\\p{L}+(?:ed|en)|is being \\p{L}+(?:ed|en) (?:tomorrow|this|next|on)|starts? at (?:the|\\d|noon|ten|nine|eight)|we(?:'re| are) hiring|please share|is on (?:monday|tuesday|wednesday|thursday|friday) at|fyi|f\\.y\\.i|psa|heads[- ]?up|reminder|friendly reminder|just a reminder|please (?:note|be aware|be advised|remember|join)|announc(?:ement|ing|e)|(?:we are|we're|i'm|i am) (?:happy|pleased|proud|excited|thrilled|delighted) to|(?:we|it|i|facilities|hr) (?:will be|are going to be|'ll be|will) (?:perform\\p{L}*|upgrad\\p{L}+|migrat\\p{L}+|conduct\\p{L}*|roll\\p{L}*|doing maintenance|hosting|closing|switching|moving|send\\p{L}* out)
      (?:planned|scheduled) (?:maintenance|downtime|outage|upgrade|drill|power)|maintenance window|will be (?:down|offline|unavailable|closed|live|rolled out|taken down|held|upgraded|migrated|replaced on)|(?:is|are) now (?:live|available|open|online|fixed|resolved|up|back)|as of (?:today|tomorrow|monday|next)|effective (?:immediately|from|today)|(?:please |a warm |let's )welcome|welcome (?:to the team|aboard|\\p{Lu}\\p{L}+)|new joiners? this week
      save the date|join us|don'?t forget|you(?:'re| are) (?:all )?invited|rsvp|sign up (?:here|by|sheet)|deadline for (?:submitting|all)|all[- ]hands|town ?hall|newsletter|release notes|changelog|(?:has|have) been (?:deployed|released|published|rolled out|merged|upgraded|migrated|updated to)|(?:new|latest|updated) (?:version|release|guide|policy|handbook|wiki page) (?:is|of|for|on|available|has)|now (?:live|available) (?:in|on|at|to|for)|minutes from|\\[topic\\]|\\[action\\]|action:|meeting (?:starts|moved|notes|has been)|fire (?:drill|alarm test)|we(?:'ve| have) (?:moved|updated|published|released|added|switched|launched|rolled)|for (?:your|everyone's) (?:information|awareness)|status update|hiring|looking for (?:a |an )?(?:fluent|senior|junior)
    `),
    social: phrases(`
      dentist|restaurants?|babysitter|recipes?|hairdresser|gym|yoga|podcast recommendation|book club|flat ?mate|sunset|sunrise|plants? arrived|(?:my|the) (?:train|bus|flight) (?:is|was|has)|start without me|(?:my|our) (?:kids?|son|daughter|dog|cat|wife|husband)|heading home|going home|see you tomorrow|fancy a|happy \\p{L}+day|who (?:wants|would like) to join|will be offline|share (?:a|the) (?:taxi|cab|ride)|lunch|dinner|breakfast|beers?|pizza|cakes?|cookies?|doughnuts?|donuts?|fika|coffee|tea|pub|drinks|snacks?|padel|football|soccer|game (?:last|tonight|yesterday)|match (?:last|tonight|yesterday)|the (?:game|match)|weekend|holidays?!|vacation pics?|movie|netflix|series|concert|party|birthday|congrat(?:s|ulations)|well done|good job|nice (?:one|work|job)|great (?:job|work|news)|awesome|amazing|proud of|happy (?:friday|monday|birthday|new year|holidays)|merry|have a (?:great|good|nice|lovely)|good (?:night|luck)|see (?:you|ya|y'all|u) (?:all |tomorrow|later|there|soon|on|at)|cya|bye|brb|afk|ooo|out of office|wfh|working from home|out sick|sick today|calling in sick|running late|be late|on my way|stuck in traffic
      lol|lmao|rofl|haha+|hehe+|hihi|jk|just kidding|kidding|joke|joking|funny|hilarious|omg|meme|gif|tgif|yay|woohoo|cheers|guess what|who (?:ate|stole|drank|left|took|wants|is up|'s up|else is|fancies)|anyone (?:up for|want|wants|fancy|in the mood|joining|going|in for|watching|free for|coming|hungry|interested|awake)|up for|count me in|i'm in|lucky you|enjoy|dad joke|cat|dog|kids|puppy|brain|monday(?:s|'s)? (?:again|mood|blues)|is it (?:friday|monday|weekend)|game night|quiz|marathon|raffle|sweepstake|lottery
    `),
    answer: phrases(`
      (?:can|could) you (?:paste|post|show|share|upload|check whether|check if|tell us|describe|reproduce)|(?:did|does|do|has) (?:it|that|this|the \\p{L}+) (?:work|help|happen|fix)|which version|what version|are you (?:sure|on|using|running|in the)|have you (?:tried|checked|restarted|looked|rebooted)|not that i know|because the|that page is|that's by design|(?:had|have) (?:exactly )?(?:the )?same (?:problem|issue|thing|error) (?:last|before|yesterday|once|too|here|a)|fixed (?:it|that)|let me know if you|as (?:discussed|agreed|mentioned|said)|you should (?:now )?have|thanks for (?:letting|telling)|(?:have|did) you (?:tried|try|check|checked|restart|restarted|already|reboot|upgrade|look|looked|see|seen|read|mean|install|run|set)|try (?:to |and )?(?:restart|reboot|clear|turn|use|using|log|the|again|this|that|with|it|\\p{L}+ing)|you (?:can|could|should|need|have|must|might|may|just|will|'ll|probably|don'?t|do|shouldn't|were|are|'re) (?!help|tell|please|reset|explain|send|give|check|look|show|add|fix|order|advise|assist|point|guys|kindly|confirm|set)\\p{L}+
      it(?:'s| is| was) (?:because|due|just|probably|a known|caused|in the|under|on the|called)|that(?:'s| is| was) (?:because|why|a|the|just|what|how|it|not|right|correct|expected|fine|true|great|cool|strange)|that (?:works|should|worked|would|wont|will|means|depends)|it (?:should|depends|means|does|works|worked)|this (?:should|works|worked|means)|(?:same|works|worked) (?:here|for me|fine)|(?:i|me) (?:think|guess|believe|suppose|agree|know|figured|see)|afaik|iirc|imo|imho|(?:nope|yep|yeah|yup|yes|no|sure|ok|okay|right|exactly|correct|indeed|true|agreed|ah|oh|hmm+|aha)[,.! ]|if you|then (?:run|open|try|click|go|you)|relevant issue|see (?:the|also|here|this|https?)|here(?:'s| is| you go)|(?:ask|check|talk to|ping|contact|see) (?:with )?(?:the|your|hr|it|him|her|@|https?|\\p{Lu})
    `),
    solved: phrases(`
      (?:works?|working|prints?|runs?|running|up|back|fixed|fine|online|normal)(?: properly| fine)? again|(?:is|are) back (?:from|online|up|in)|back to normal|all good|arrived and works|(?:never ?mind|nvm|solved|resolved|sorted|fixed it|got it (?:working|to work|fixed|sorted)|figured it out|found it|works (?:now|again|fine now|like a charm|perfectly)|working (?:again|now|fine)|(?:is|it's|are|all|everything|we're|be) (?:back up|fixed|good now|fine now|back online|back to normal|all good|sorted|resolved|solved|working again|back)|all good|false alarm|no longer (?:needed|an issue|a problem)|problem (?:went away|gone|solved|is gone)|no worries|no problem|did the trick|that (?:fixed|did|solved|helped)|my (?:bad|mistake)|issue (?:is )?(?:resolved|fixed|closed)|already (?:fixed|solved|sorted|done))
    `),
    own_work: phrases(`
      (?:i can|i could|i'll|i will) (?:take|do|cover|handle|bring|drive)(?: [\\p{L}']+){0,5}(?: if (?:that|it|this) helps)?|i (?:wrote|built|made) a|if (?:that|it) helps|just (?:finished|landed|arrived|got (?:back|home|here)|sent|done)|(?:i'm|im|i am|we're|we are) (?:on it|looking into|working on|investigating|checking|handling|aware|testing|deploying|rolling|restarting|almost|done|still on|fixing|finishing|reviewing|reading|about to (?:deploy|merge|restart|head))|(?:i|we) (?:just |have |have just |already |finally |also |then )?(?:fixed|solved|resolved|deployed|merged|pushed|released|restarted|replaced|finished|closed|updated the|sent|shared|uploaded|ordered|reset|added|created|moved|posted|wrote|made|reviewed|booked|talked|spoke|discussed|rebooted|decided|refactored|migrated)|(?:i've|we've|ive) (?:just |already |now |finally )?(?:fixed|solved|resolved|deployed|merged|pushed|released|restarted|replaced|finished|closed|sent|shared|uploaded|ordered|reset|added|created|moved|posted|written|updated the|made|reviewed|booked|talked|spoken|put|refactored)|(?:i'll|i will|we'll|we will|let me|gonna|going to) (?:\\p{L}+ )?(?:look|check|fix|take|handle|do|be|bring|grab|send|ping|ask|call|try|update|push|merge|deploy|review|get back|see|have a look|join|prepare|write|share|post|work|finish|keep|come|order|restart|talk|follow up|be there)|(?<=^|[.!,] )(?:done|on it)(?=[.!]|$)|my turn|pr (?:is )?(?:up|merged|ready)|in (?:the|my) (?:sprint|backlog|standup)
    `),
    colleague_talk: phrases(`
      on call (?:tonight|today|this)|who(?:'s| is) on call|stand-?up|retro(?:spective)?|sprint|pull request|code review|review my|my pr|the pr|merge(?:d)? (?:my|the|this)|the deck|the slides|1:1|one-on-one|are we still on|(?:can|could|shall|should) we (?:meet|move|talk|sync|catch up|jump|chat|discuss|push|postpone|reschedule|do|start|grab|go)|what time (?:is|are|does|do) (?:the|we|our)|who(?:'s| is) (?:joining|coming|bringing|presenting|taking|driving|going|on call|hosting|in the office)|are you (?:coming|joining|free|around|there|ok|okay|in the office|ready|sure|going|still)|did (?:you|anyone|anybody|everyone) (?:see|watch|hear|get my|read|enjoy|catch)|how (?:was|were|are (?:you|things)|is (?:everyone|it going|your)|'s it going|did (?:it|the|your))|what do you (?:all )?(?:think|mean|say)|what'?s up|any plans|on our agenda|the agenda|does anyone have anything else|anything else|meeting\\?|for (?:server team|the) meeting
    `),
    opinion: phrases(`
      i (?:love|hate|miss|hope|prefer|like how|like the|really like|feel like|wish|swear|remember)|i(?:'m| am) (?:so |really |very )?(?:tired|hungry|happy|glad|excited|bored|sleepy|impressed|jealous|proud)|so (?:cool|nice|true|funny|good)|looks (?:great|good|nice|amazing|awesome)|can'?t (?:wait|believe|complain|stop laughing)|interesting(?: article| read)?|good (?:point|idea|read|call|question)|what a (?:day|week|game|mess|view|relief|night)|the (?:new|old) \\p{L}+ (?:is|are|looks) (?:really |so |pretty |much |very )?(?:great|nice|good|amazing|lovely|fantastic|cool|better|faster|beautiful)|read (?:about|an article)|as (?:always|usual)|finally
    `),
  },
  idioms: phrases(`
    (?:isn't|wasn't|aren't|doesn't|don't|right|innit|haven't|won't) (?:it|they|we|you|he|she)?\\?|, right\\?|whoever left
    can'?t (?:wait|believe|complain|make it|join|stop laughing|come|attend|argue)|won'?t (?:be in|make it|join|be able to (?:join|make|attend|come)|be (?:there|around|online|in the office))|no (?:problem|worries|issues?|rush|errors?|need|stress)|not a problem|without (?:any )?(?:problems?|issues?|errors?)|(?:issue|problem|bug|error)s? (?:is|are|was|were|has been) (?:now )?(?:fixed|solved|resolved|gone)|don'?t (?:worry|forget|know about you)|doesn'?t matter|needs? (?:coffee|a coffee|a break|a holiday|a vacation|more coffee|a nap|sleep|a beer)|need(?:s)? no|broke (?:the record|the ice)|kill(?:ed|ing) it|zero (?:issues|errors|problems)
  `),
  greeting: opening(`
    (?:hi+|hello+|helo|hey+|hiya|heya|yo|howdy|greetings|dear|good (?:morning|afternoon|evening|day)|morning|afternoon|evenin'?g?|gm|sup|ahoy|welcome back)(?: again)?
  `),
  audience: opening(`
    (?:all|everyone|everybody|team|folks|guys?|guyz|people|y'all|there|friends|it|hr|support|help ?desk|service ?desk|facilities|people team|it[- ]?(?:team|support|department|folks|people|desk|crowd)|hr[- ]?(?:team|department)|channel|colleagues|ladies|gang|sir|madam|sirs|everyone here|lovely (?:people|individuals)|dear|\\p{L}+ (?:team|friends|support|folks|department))
  `),
  thanks: phrases(`
    (?:many |much |lots of |tons of |big |huge )?(?:thanks?|thx|thnx|tnx|ty|tysm|cheers|thank ?you|thank ?u|thankyou|appreciated|much obliged|kudos)(?: (?:so|very) much| a (?:lot|bunch|ton|million)| again| everyone| all| guys| team| you| folks)?
  `),
  thanksPadding: wordSet(`
    so very much a lot lots bunch ton million again all guys team you for the your help quick fast
    response reply fix support that this it works working worked now perfectly perfect great awesome
    brilliant excellent ok okay cool nice super amazing fine solved fixed got everything everyone is
    was are as always really appreciate appreciated helping me out and have good day weekend
    wonderful lovely hero star legend best been be with in advance no worries happy yes yep man mate
    folks i that's you're it's all's well done just to life saver lifesaver
  `),
  secondPerson: phrases('you|your|u|ur|yours'),
  politeness: opening(`
    (?:could|can|would|will) (?:you|someone|somebody|anyone|anybody)(?: here| please| pls| kindly| possibly| maybe| perhaps)*(?: help me(?: to| with)?| be able to| be so kind (?:as )?to)?
    (?:please|pls|plz|kindly)
    i(?:'m| am| was)? (?:just )?(?:wonder|wondering) (?:if|whether) (?:you|someone|anyone|it) (?:could|can|would|is possible to)
    (?:i(?:'d| would) like|i want|i need) to (?:ask|request|report)(?: you)?(?: if| whether| for| that)?
    (?:i have|i've got) a (?:quick |small |little )?(?:question|request|problem|issue)(?: (?:about|with|regarding|concerning))?|quick question|sorry to bother(?: you)?(?: again)?(?: but)?|sorry|excuse me|so|well|ok|okay|um+|uh+|just|btw|question|would it be possible to|is it possible to|help|hope (?:you(?:'re| are)|everyone is) (?:well|doing well)
  `),
  priority: {
    urgent: phrases(`
      urgent(?:ly)?|asap|a\\.s\\.a\\.p|emergency|critical(?:ly)?|immediate(?:ly)?|right (?:now|away)|at once|as soon as possible|top priority|highest priority|high priority|prio ?1|p1|straight away|without delay
    `),
    soon: phrases(`
      soon|today|this (?:morning|afternoon|evening)|tonight|by noon|eod|end of (?:the )?(?:day|business)|cob|quickly|important|pressing|within (?:an|the next|one|two|\\d+) hours?|in (?:an|one|two|\\d+) (?:hours?|minutes|mins)|before (?:lunch|noon|my (?:meeting|call|flight))
    `),
    no_hurry: phrases(`
      no (?:rush|hurry|urgency|stress)|not urgent|isn'?t urgent|non[- ]urgent|low priority|whenever (?:you|someone|it|possible)|when(?:ever)? you (?:have|get|find|can) (?:a|the|some|time)?|at your (?:convenience|leisure)|can wait|some ?day|nice to have|in your own time|take your time|sometime
    `),
    deadline: phrases(
      'deadline|due (?:on|by|date|today|tomorrow)|has to be (?:done|ready|in) by|must be (?:done|ready|in) by|at the latest|no later than|by (?:tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday|noon|\\d)',
    ),
    blocked: phrases(`
      can(?:'?t|not) (?:do (?:my job|any ?thing|any work)|work(?! (?:from|on))|continue|proceed|start working|serve|ship|invoice|sell)|(?:i'm|im|i am|we're|we are|am|are) (?:completely |totally )?(?:blocked|stuck|locked out)|locked (?:me )?out|unable to work|blocking (?:me|us|my|our|the)|blocker|show ?stopper|work (?:is|has) (?:stopped|at a standstill)|customers? (?:is|are) waiting|in front of (?:the|a) (?:customer|client)|presentation (?:starts|in)|interview (?:starts|in)
    `),
    outage: phrases(`
      outage|(?:is|are|went|has gone|completely|totally|all|still) down|down (?:for|again|since)|(?:nobody|no one|noone|none of us) (?:here )?(?:can|is able|has|in)|production (?:is|has|down|stopped)|whole (?:site|office|network|system|company|department|building) (?:is|has|can|lost)|server (?:down|crashed|unreachable)|system[- ]wide|power (?:cut|failure|outage)|no (?:internet|network|power|electricity) (?:in|on|at|anywhere|for)|not reachable for any
    `),
    safety: phrases(`
      fire|smok(?:e|ing)|gas leak|smell(?:s|ing)? (?:of )?(?:gas|burning|smoke|like burning)|burning|sparks?|sparking|electric(?:al)? shock|injur(?:y|ed)|hurt|bleeding|flood(?:ed|ing)?|water (?:is )?(?:leak|pouring|dripping|coming|running)\\p{L}*|(?:ceiling|roof|pipe|sink|toilet) (?:is )?(?:leak|drip|overflow)\\p{L}*|exposed (?:wire|cable)s?|broken glass|trapped|stuck in the (?:lift|elevator)|danger(?:ous)?|hazard|hacked|phishing|ransomware|malware|virus|data (?:breach|leak)|stolen|break[- ]in|clicked (?:on )?(?:a|the|that) (?:\\p{L}+ )?link|compromised|unauthori[sz]ed
    `),
    money: phrases(`
      losing (?:money|sales|orders|customers)|(?:salary|wages?|pay(?:check|slip|roll)?) (?:has not|hasn'?t|is|was|not|did not|didn'?t|still) (?:\\p{L}+ )?(?:paid|missing|wrong|arrived?|come|received)|(?:not|never) (?:been )?paid|fraud(?:ulent)?|wrong account|late fee|penalty|overdue invoice|payments? (?:are|is) (?:failing|blocked|down)|checkout (?:is )?(?:down|broken)|revenue|(?:customers?|clients?) (?:can'?t|cannot) (?:pay|order|buy|check ?out)
    `),
    vip: phrases(
      'ceo|cfo|cto|coo|chief executive|managing director|board (?:meeting|member|of directors)|the board|vip|president|minister|executive team|c-level',
    ),
  },
  impact: {
    several: phrases(`
      (?:my|our|the|whole|entire) (?:whole |entire )?(?:team|department|floor|group|squad|unit|class|shift|warehouse|branch)|several (?:people|of us|colleagues|users|others)|some of us|many of us|a few (?:of us|people|colleagues)|(?:two|three|four|five|six|ten|\\d+) (?:of us|people|colleagues|users|persons)|colleagues (?:too|as well|also|have|are|can)|others? (?:too|as well|also|have|can'?t|on)|(?:same|also) for (?:my|the) colleagues?|both of us|none of us|we (?:all )?(?:can'?t|cannot|are all)|for (?:all of )?us|not (?:just|only) me
    `),
    everyone: phrases(`
      every ?(?:one|body)|no ?body|no one|noone|all (?:of us|users|staff|employees|customers|colleagues|offices|sites|floors|teams)|(?:whole|entire) (?:company|office|building|site|organi[sz]ation|firm|business)|company[- ]?wide|office[- ]?wide|site[- ]?wide|anyone(?= (?:can|is able)? ?(?:log|reach|access))|production|for all
    `),
  },
  negation: phrases(
    "not|no|never|without|n't|don'?t|doesn'?t|isn'?t|haven'?t|hasn'?t|can'?t|cannot|won'?t|instead of|rather than|other than|except|neither|nor",
  ),
  dates: {
    weekdays: fragments('mondays? tuesdays? wednesdays? thursdays? fridays? saturdays? sundays?'),
    shortWeekdays: fragments('mon tues? wed thu(?:rs?)? fri sat sun'),
    months: fragments(`
      jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)?
      sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?
    `),
    days: [
      ['the day after tomorrow', 2],
      ['day after tomorrow', 2],
      ['tomorrow(?: (?:morning|afternoon|evening|noon|night))?', 1],
      ['tmrw|tmr|tomorow|tommorow|tommorrow', 1],
      [
        'today|tonight|this (?:morning|afternoon|evening)|eod|end of (?:the )?day|cob|close of business',
        0,
      ],
      ['the day before yesterday', -2],
      ['yesterday(?: (?:morning|afternoon|evening))?|last night', -1],
    ],
    weekEnd: '(?:the )?end of (?:the|this) week|eow|later this week',
    nextWeekEnd: '(?:the )?end of next week',
    nextWeek: 'next week',
    nextWeekStart: '(?:the )?(?:beginning|start) of next week|early next week',
    monthEnd: '(?:the )?end of (?:the|this) month|eom|month[- ]end',
    inUnits:
      '(?:in|within)(?: the next)? (\\d{1,2}|a|an|one|two|three|four|five|six|ten) (days?|weeks?|months?)(?: time)?',
    units: { day: 'day', week: 'week', month: 'month' },
    next: 'next',
    ofNextWeek: 'next week',
    past: 'since|last|past|from|ago',
    before:
      'by|on|before|until|till|til|for|from|starting|starts|start|beginning|due|this|coming|no later than|not later than|at the latest by|latest|as of|this coming|the|of|next',
    until: 'by|before|until|till|til|no later than|not later than|latest|due|to|through|thru',
    from: 'from|starting|starts|start|beginning|begins|as of|joins|joining|on',
    dayOfMonth: 'the (\\d{1,2})(?:st|nd|rd|th)',
  },
  numbers: numberWords(`
    a 1 an 1 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 fifteen 15 twenty 20
  `),
  yes: opening(
    '(?:yes|yep|yeah|yea|yup|ya|y|sure|of course|certainly|absolutely|correct|right|true|ok|okay|please do|i do|it is|definitely|affirmative|indeed)',
  ),
  no: opening(
    "(?:no|nope|nah|n|not really|not yet|not at all|never|false|negative|i don'?t|it isn'?t|it'?s not|none|don'?t think so)",
  ),
  ordinals: [
    phrases('first(?: one)?|1st|number (?:one|1)|option (?:one|1|a)|#1|the former|top one'),
    phrases('second(?: one)?|2nd|number (?:two|2)|option (?:two|2|b)|#2'),
    phrases('third(?: one)?|3rd|number (?:three|3)|option (?:three|3|c)|#3'),
    phrases('fourth(?: one)?|4th|number (?:four|4)|option (?:four|4|d)|#4'),
    phrases('fifth(?: one)?|5th|number (?:five|5)|option (?:five|5|e)|#5'),
    phrases('last(?: one)?|the latter|bottom one'),
  ],
  beforePerson:
    "for|on behalf of|(?:new )?(?:colleague|hire|starter|joiner|employee|intern|contractor|consultant|teammate|trainee|boss|manager|lead|team lead|supervisor|assistant)(?: is| called| named|,)?|named|called|(?:is|be) my manager|ask|contact|approved by|reports to|manager is|person is|name is|i am|i'm|this is|by|to|from|with|give|grant",
  myself: phrases("myself|for me personally|just me|only me|it's for me|me"),
  manager: '(?:line )?manager|boss|supervisor|team ?lead(?:er)?|head of department',
  because: phrases(
    "because|since i|as i(?: am|'m| need)?|so (?:that )?(?:i|we|she|he|they) can|so that|in order to|due to|the reason is|reason:|to be able to|(?:need|want|require)s? (?:it|this|them|that|these) (?:for|to)",
  ),
  location: phrases(`
    (?:(?:meeting |conference |board ?|server |print(?:er)? )?rooms?|office|building|floor|level|desk|hall|wing|zone|block|bay|dock|warehouse|gate|lab|seat) (?:no\\.? ?|number |nr\\.? ?|#)?\\p{L}{0,3}[.-]?\\d[\\p{L}\\p{N}.-]*
    (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|ground|first|second|third|fourth|fifth|sixth|seventh|eighth|top) floor(?: (?:kitchen|toilets?|bathroom|meeting room|printer room|hallway|corridor|office))?
    (?:the )?(?:canteen|cafeteria|kitchen|pantry|lobby|reception|warehouse|basement|garage|stairwell|server room|mail ?room|loading dock|entrance|lift|elevator)
  `),
  namedPlace:
    /(?:[Mm]eeting |[Cc]onference |[Bb]oard ?)?(?:[Rr]oom|[Oo]ffice|[Bb]uilding|[Ww]ing|[Hh]all|[Bb]lock|[Zz]one|[Gg]ate) (?:[A-Z]\b|\p{Lu}[\p{Ll}-]+)|(?<=\b(?:in|at|from) (?:the |our )?)\p{Lu}[\p{L}-]+ (?:office|site|building|branch|room|warehouse|store|campus|plant)|(?<=\b(?:projector|screen|tv|display|room) (?:bulb |lamp )?in )\p{Lu}\p{Ll}+/u,
  beforeSystem: phrases(
    '(?:access|login|log ?in|logging in|logged in|sign ?in|signing in|rights|permissions?|account|licen[cs]es?|subscription|seat|invited?|added|add (?:me|us|her|him|them))(?: rights)? (?:to|into|in|for|on|with)|(?:log|sign|get|logged|locked|signed|got|getting|logging) (?:me )?(?:in ?to|out of|on ?to)',
  ),
  beforeProgram: phrases(
    'install|reinstall|using|use|open|start|launch|update|connect to|unlock|reset my|reset the|into|in',
  ),
  afterSystem:
    'licen[cs]es?|seats?|accounts?|access|subscriptions?|log ?in|permissions?|admin rights|workspace|organi[sz]ation',
  afterPerson:
    "starts?|joins?|is joining|is starting|needs?|has joined|will (?:start|join|need|cover)|can't|cannot|covers?|is covering|takes over|stands in|steps in|is my (?:stand-in|substitute|deputy)|should (?:get|have)|(?:to )?(?:get|have) access",
  approves:
    '(?:has |have )?(?:already )?approved?s?|can approve|will approve|agreed|signed off|okayed|gave (?:his|her|their) ok|is my (?:manager|boss|lead)',
  password: 'password|passwd|passphrase|pass ?word|pwd|pin(?: code)?|passcode|secret|credentials?',
  subjects: {
    deadline: phrases(
      'deadline|due(?: date)?|needed by|need(?:ed)? (?:it )?(?:by|until|before)|by when|required by|latest|until when|when do you need|needed on|wanted by|date needed|needed',
    ),
    start: phrases(
      'start(?:s|ing)?(?: date| day)?|from|first day|begin(?:s|ning)?|valid from|starting date|joining|join date|departure|leaving on|check[- ]?in',
    ),
    end: phrases(
      'end(?:s|ing)?(?: date| day)?|until|last day|valid until|valid to|return(?: date)?|expiry|expires|back on|to date|check[- ]?out',
    ),
    since: phrases(
      'when did|last (?:seen|have|had|used)|happen|since(?: when)?|when did|started|occurred|happened|incident date|first noticed|noticed|date of (?:loss|incident|purchase|the)|lost on',
    ),
    count: phrases(
      'how many|number of|quantity|count|amount of (?:people|items|licen[cs]es)|qty|seats|headcount|pieces|people|attendees|participants',
    ),
    money: phrases('cost|costs|price|amount|budget|value|sum|total|expense|fee|how much'),
    description: phrases(
      "what (?:is|was) broken|what broke|what exactly|description|describe|details?|what happened|what(?:'s| is) (?:wrong|the problem|happening|not working)|problem|issue|question|message|request|what do you need|explain|symptoms?|summary|tell us|more about|more information|what exactly|what can we",
    ),
    reason: phrases(
      'reason|why|purpose|justification|business (?:case|need|reason)|what for|used for|motivation|use case',
    ),
    location: phrases(
      'does it stand|which (?:room|floor|office|building|site|place)|location|where|room|office|site|building|floor|desk|place|seat|address|which printer',
    ),
    system: phrases(
      'system|application|app|software|tool|program|service|platform|which (?:system|account|application|licen[cs]e)|product|account|drive|folder|resource|mailbox|group|licen[cs]e',
    ),
    error: phrases(
      'error(?: message| code| text)?|message shown|exact (?:words|message|text)|error',
    ),
    code: phrases(
      'asset(?: tag| number)?|serial(?: number)?|inventory|tag|device (?:id|number|name)|computer name|host ?name|order (?:number|no)|invoice (?:number|no)|cost cent(?:er|re)|project (?:number|code)|employee (?:id|number)|badge (?:number|id)|ticket (?:number|id)|number|printer(?: name| id)?',
    ),
    month: phrases('month|pay period|period'),
    phone: phrases(
      'phone(?: number)?|telephone|mobile(?: number)?|call(?: me)? (?:at|back)|contact number|reach you',
    ),
    beneficiary: phrases(
      'who covers|substitute|stand-in|who(?:m)? should|for whom|who(?:m)? is (?:it|this) for|who(?:m)?|person|user|employee|new (?:hire|starter|joiner|employee|colleague)|colleague|name|affected|recipient|beneficiary|on behalf|full name|requested for',
    ),
    manager: phrases(
      '(?:can|must|should|has to) approve|approves?|approval|manager|approver|approved by|boss|supervisor|team ?lead|who approves|line manager|approval from',
    ),
  },
  stopWords: wordSet(`
    meanwhile currently now still anyway today also really
    the a an and or of to in on at for with from by is are was were be been do does did you your have has
    it this that what which who how when where why any will would can could should need needed want date
    there already please if yes no our my me i we their them its as so not
  `),
};
