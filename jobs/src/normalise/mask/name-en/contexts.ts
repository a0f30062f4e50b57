/** One capitalised word; a possessive ends it: "Oneal's" is "Oneal". */
const WORD = "\\p{Lu}[\\p{L}'’-]{1,24}(?<!['’]s)";
export const CAP = `(?<![\\p{L}\\d@#_])${WORD}`;
export const TAIL = `(?: (?:\\p{Lu}\\.?|van|de|von|der|den|di|da|la|bin|al)(?= ))?(?: (?:van|de|von|der|den|di|da|la|bin|al|ten))?(?: ${WORD})`;
export const NAME = `${CAP}(?:${TAIL}){0,2}`;

/** After these words whatever follows is a name, in capitals or not. */
export const STRONG = new RegExp(
  `\\b(?:(?:my|his|her|their|your|the|account) (?:full |last |first |maiden |partner's |wife's |husband's )?name(?:'s| is|:| was)|name:|(?:people|everyone|everybody|friends|they all) calls? me|name\\?)\\s{1,8}(\\p{L}[\\p{L}'’-]{1,24}(?:(?: \\p{L}\\.?)? \\p{L}[\\p{L}'’-]{1,24})?)`,
  'giu',
);
/** As `STRONG`, but of things too ("named it"): in small letters only names that everybody knows. */
export const CALLED = /\b(?:named|a\.?k\.?a\.?)\s{1,8}(\p{L}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24})?)/gu;
export const TITLED = new RegExp(
  `\\b(?:[Mm]rs?|MRS?|[Mm]s|MS|[Mm]iss|Mx|[Dd]r|DR|[Pp]rof|[Pp]rofessor|[Ss]ir|[Mm]ister|[Mm]adam)\\b\\.? (${NAME})|\\b(?:mrs?|dr)\\.? (\\p{Ll}[\\p{L}'’-]{2,24})`,
  'gu',
);
/** After these a capitalised word that is no everyday word is a name. */
export const MIDDLE = new RegExp(
  `(?:\\b(?:[Ss]p(?:eak|oke|eaking|oken) (?:to|with)|[Tt]alk(?:ed|ing)? (?:to|with)|[Ff]ollow up with|[Ss]erved by|[Hh]elped by|[Aa]ssisted by|[Ss]igned by|[Ww]ritten by|[Dd]ear|[Uu]nder(?: the name of)?|[Nn]ame(?: to| is| on it)?|[Mm]y (?:kid|son|daughter|wife|husband|partner|brother|sister|friend|colleague|boss)|[Aa]gent|[Rr]epresentative|[Cc]olleague|[Rr]egards|[Ss]incerely|[Cc]heers|[Bb]est(?=,)|[Cc]ontact|[Aa]ttn|[Cc]/o|[Cc]hange it to|[Cc]alls? me)[,:]?\\s{1,3})(${NAME})`,
  'gu',
);
/** Who does this is somebody: "Priyanka helped me". */
export const SUBJECT = new RegExp(
  `(?:^|[.!?"“\\n>] ?)(${NAME}) (?:shouted|lives|lived|spent|said|says|told (?:me|us|her|him)|ha[sd] given|gave (?:me|us|him|her)|helped (?:me|us)|assisted (?:me|us)|took care|will be (?:talking|speaking)|grew up|was born|called me|explained|listened|listed (?:his|her)|can be reached|is from|is a \\d\\d[- ]year|is my|is our|is the (?:manager|keynote|ceo)|(?:is|was) (?:(?:so|very|really|extremely|super|incredibly) )?(?:rude|polite|courteous|patient with|kind to|attentive to|knowledgeable about|reliable\\b))`,
  'gu',
);
interface Context {
  /** One of these stands in every text that the pattern can match; cheaper to look for than the pattern. */
  readonly signs: readonly string[];
  readonly pattern: RegExp;
}

/** Contexts in which a single unknown word is a name if nothing speaks against it; the words around prove little else. */
export const ALONE: readonly Context[] = [
  // Somebody is spoken to: "Irja, could you help me?"
  {
    signs: [', c', ', w'],
    pattern: new RegExp(`(?:^|[.!?"“\\n>] ?)(${CAP}), (?:can|could|would|will) (?:I|you|we)\\b`, 'gu'),
  },
  // Somebody gives somebody something: "had given Tomke his key".
  {
    signs: [
      'gave',
      'Gave',
      'given',
      'told',
      'sked',
      'alled',
      'mailed',
      'texted',
      'informed',
      'handed',
      'paid',
      'reminded',
      'promised',
    ],
    pattern: new RegExp(
      `\\b(?:[Gg]ave|given|told|[Aa]sked|[Cc]alled|emailed|texted|informed|handed|paid|reminded|promised) (${NAME}) (?:(?:his|her|their|the|my) \\p{Ll}{2}|that\\b|about\\b|to \\p{Ll}{2}|for \\p{Ll}{2})`,
      'gu',
    ),
  },
  // Somebody is quoted: "…", said Irja.
  {
    signs: ['said', 'says', 'asked', 'replied', 'answered', 'shouted', 'explained'],
    pattern: new RegExp(
      `[,.!?]["”']? (?:said|says|asked|replied|answered|shouted|explained) (${NAME})(?=[,.]| to | in | as )`,
      'gu',
    ),
  },
  // Somebody is whose: "assistant to Irja", "novel by Irja".
  {
    signs: [' of ', ' to ', ' by ', ' from ', 'tarring', ' with '],
    pattern: new RegExp(
      `\\b(?:(?:wife|husband|mother|father|son|daughter|brother|sister|birthday|gender|signature|guardian|widow|child) of|(?:assistant|tribute|married|engaged|secretary|deputy) to|(?:song|novel|book|poem|painting|album|film|message|letter|call|email|visit) (?:by|from)|[Ss]tarring|[Dd]irected by|[Ss]ung by|[Cc]omposed by|[Pp]ainted by|[Pp]layed by|[Aa]ccompanied by|[Rr]epresented by|(?:gender|name) of|on behalf of|meeting with|appointment with|conversation with|interview with) (${NAME})`,
      'gu',
    ),
  },
  // Something is somebody's: "Irja's account".
  {
    signs: ["'s ", '’s '],
    pattern: new RegExp(
      `(${NAME})['’]s (?:account|wife|husband|mother|father|mom|mum|dad|son|daughter|brother|sister|parents?|birthday|email|e-mail|phone number|address|passport|password|surname|last name|killers?|boss|colleague|assistant|salary|medication|prescription)\\b`,
      'gu',
    ),
  },
  // Somebody is heard or met: "Have you met Irja Tomke?"
  {
    signs: ['ave you '],
    pattern: new RegExp(`\\b[Hh]ave you (?:ever )?(?:heard|met|spoken to|been to an?) (${CAP}${TAIL})`, 'gu'),
  },
  // Somebody introduces herself: "I'm Irja Tomke, from…"
  {
    signs: ['originally', ' from ', 'and I', ' here', ' calling', ' writing', ' speaking'],
    pattern: new RegExp(
      `\\b(?:I['’]m|I am|[Tt]his is|[Ii]t['’]s) (${CAP}${TAIL})(?=[,.]? (?:from|originally|and I|here|calling|writing|speaking)\\b)`,
      'gu',
    ),
  },
  // A full name at the head of a clause that only people head.
  {
    signs: [' is the', ' is our', ' is my', ' is a', ' was '],
    pattern: new RegExp(
      `(?:^|[.!?"“\\n>] ?)(${CAP}${TAIL}) (?:from|of) \\p{Lu}[^.\\n]{1,40} (?:is|was) (?:the|our|my|a)\\b`,
      'gu',
    ),
  },
];
export const CAPITALISED = new RegExp(NAME, 'gu');
export const LIST = new RegExp(`${CAP}(?:, ${WORD}){1,12}(?:,? and ${WORD})?`, 'gu');
export const LONE_LINE = new RegExp(`^[> ?]{0,4}(${CAP}(?:${TAIL}){1,2})$`, 'gmu');
