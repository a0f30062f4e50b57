/** Own short list of English words that judge, by strength; `$` ends a word, without it the rest of the word is free. */
export const POLARITY_EN: readonly (readonly [value: number, cues: string])[] = [
  [
    2,
    'excellent;amazing;awesome;fantastic;outstanding;perfect;wonderful;brilliant;superb;exceptional;love$;loved$;loves$;loving$;best$;delight;flawless;phenomenal;incredible$;above and beyond;highly recommend;five stars;top notch;life saver;lifesaver;great job;rocks$;rock$;fabulous;terrific;exceeded',
  ],
  [
    1,
    'good$;great$;nice$;nicely;happy;pleased;pleasant;satisf;helpful;friendly;kind$;kindness;polite;courteous;professional;quick$;quickly;fast$;prompt;easy$;easily;smooth;comfortable;comfy;clean$;beautiful;thank;thx$;grateful;apprecia;recommend;enjoy;impressed;impressive;reliable;useful;convenient;worth$;affordable;reasonable$;delicious;tasty;fresh$;fun$;lovely;sturdy;well made;works well;works great;worked;works perfectly;like$;likes$;liked$;glad$;fine$;better;improved;patient$;welcom;efficient;caring;solved;resolved$;fixed$;sorted;cool$;sweet$;yay;kudos;bravo;props$;cheers;favorite;favourite;bargain;intuitive;generous;responsive;cozy;attentive;compliment;success;:);👍;😊;😍;❤;🙏;🎉;😄',
  ],
  [
    -1,
    "bad$;badly;poor;slow;late$;later than;delay;wait$;waiting;waited;hold$;problem;issue;trouble;fail;broke;broken;break$;defect;fault;damage;crack;missing;lost$;lose$;losing;wrong;incorrect;mistake;error;bug$;bugs$;buggy;crash;freez;stuck;glitch;difficult;hard to;confus;complicat;annoy;frustrat;disappoint;unhappy;unfortunately;dissatisf;upset;angry;rude;unhelpful;unfriendly;impolite;dirty;smell;noisy;loud;expensive;overpriced;pricey;cheaply;flimsy;uncomfortable;useless;waste;complain;refund;cancel;cancelled;canceled;refus;ignored;ignor;unable;can't;cannot;cant$;won't;doesn't;didn't;isn't working;not working;not work;never$;nobody;no one;no response;no answer;no reply;nothing$;unclear;unreliable;inconvenient;disorganiz;stop;stopped;leak;ripped;torn;scratch;dent;stain;worse;weak;lack;lacks;limited;sorry;sad$;sadly;unprofessional;unaccept;overcharg;charged twice;double charge;declined;rejected;expired;hidden fee;too small;too big;too much;too long;too many;too expensive;crowded;queue;spam;scary;mess$;messy;tired of;fed up;bored;boring;bland;cold$;stale;however;wish$;should have;supposed to;still haven't;still no$;still not;hung up;hang up;rebook;stranded;missed;misleading;why$;smh;ugh;wtf;fix$;unsafe;hate to;sick of;regret;return$;returned;👎;😡;😠;😢;😞;😒;:(",
  ],
  [
    -2,
    'terrible;horrible;awful;worst;disgust;pathetic;ridiculous;appalling;atrocious;dreadful;disgrace;unacceptable;outrage;nightmare;scam;fraud;rip off;ripoff;rip-off;hate$;hated$;hates$;joke$;garbage;trash$;crap;sucks;suck$;sucked;never again;furious;incompeten;abysmal;shame$;shameful;disaster;insult;lied$;liar;lying$;stole;steal;theft;dangerous;hell$;fucking;fuck;shit;bullshit;bs$;zero stars;one star;🤬',
  ],
];
