const IRREGULAR: ReadonlyMap<string, string> = new Map(
  "arrived:arrive came:come coming:come broke:break broken:break breaking:break sent:send paid:pay bought:buy told:tell said:say took:take taken:take taking:take gave:give given:give got:get getting:get went:go gone:go found:find lost:lose felt:feel kept:keep held:hold hung:hang knew:know thought:think spoke:speak spoken:speak left:leave leaving:leave made:make making:make sold:sell ran:run running:run worse:bad worst:bad better:good best:good children:child people:person cannot:not can't:not won't:not don't:not doesn't:not didn't:not isn't:not wasn't:not aren't:not couldn't:not wouldn't:not haven't:not hasn't:not never:not no:not nobody:not nothing:not none:not without:not unable:not dirty:dirty filthy:dirty colour:color"
    .split(' ')
    .map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split(':');
      return [from, to];
    }),
);

const cache = new Map<string, string>();
const MAX_CACHE = 50_000;

/** The stem of a lower-case English word: endings cut until the usual forms of a word meet; negations become `not`. */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const result = IRREGULAR.get(word) ?? cut(word);
  // A pure function's memory: bounded, so that a megabyte of noise cannot fill it.
  if (cache.size < MAX_CACHE) cache.set(word, result);
  return result;
}

function cut(word: string): string {
  let stemmed = word.replace(/'s?$/, '').replace(/n't$/, '');
  if (stemmed.length <= 3) return stemmed;
  if (stemmed.endsWith('ies')) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (stemmed.endsWith('sses') || /(?:x|ch|sh)es$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
  else if (stemmed.endsWith('s') && !/(?:ss|us|is)$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  if (stemmed.endsWith('ingly')) stemmed = stemmed.slice(0, -5);
  else if (stemmed.endsWith('ing') && stemmed.length > 5) stemmed = stemmed.slice(0, -3);
  else if (stemmed.endsWith('ied')) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (stemmed.endsWith('ed') && stemmed.length > 4) stemmed = stemmed.slice(0, -2);
  else if (stemmed.endsWith('ly') && stemmed.length > 4) stemmed = stemmed.slice(0, -2);
  else if (stemmed.endsWith('ation') && stemmed.length > 7) stemmed = stemmed.slice(0, -5);
  else if (stemmed.endsWith('ment') && stemmed.length > 7) stemmed = stemmed.slice(0, -4);
  if (stemmed.length > 3 && /([bdfgmnprt])\1$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  if (stemmed.length > 5 && stemmed.endsWith('ll')) stemmed = stemmed.slice(0, -1);
  return stemmed.length > 3 && stemmed.endsWith('e') ? stemmed.slice(0, -1) : stemmed;
}
