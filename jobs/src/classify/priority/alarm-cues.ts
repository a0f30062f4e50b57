/** What raises an item above an ordinary complaint. */
export const ALARMS = [
  'safety',
  'legal',
  'data_leak',
  'wrong_charge',
  'outage',
  'public_escalation',
  'churn',
  'blocked',
] as const;
export type Alarm = (typeof ALARMS)[number];

/** Own cues by alarm; both languages. Whether one counts is decided by its negation (`priority.ts`). */
export const ALARM_CUES: readonly (readonly [alarm: Alarm, cues: string])[] = [
  [
    'blocked',
    "ログインできな;ログインできま;アカウントがロック;ロックされ;使えなくて困;使えず困;全く使えな;まったく使えな;利用できず;利用できなくて;仕事にならな;仕事ができな;業務が止ま;業務に支障;購入できな;購入できま;支払いができな;手続きが進め;先に進めな;先に進めま;何もできな;一切使えな;認証コードが届か;アクセスできな;至急;大至急;緊急;locked out;cannot log in;can't log in;cant log in;unable to log in;cannot access;can't access;unable to access;completely stuck;cannot work;can't work;can't use it at all;cannot use it at all;unable to use;blocking us;blocks us;urgent;asap$;as soon as possible;immediately;stranded;cannot complete;can't complete;unable to complete;cannot proceed;can't proceed;cannot pay;can't pay;account suspended;account is suspended",
  ],
  [
    'churn',
    "解約したい;解約します;解約しま;解約を;退会したい;退会します;退会しま;乗り換え;他社に;他社へ;もう使いませ;もう利用しませ;もう買いませ;もう使わな;もう利用しな;もう買わな;もう行きませ;もう行かな;二度と利用;二度と使;二度と買;二度と行;二度と来;二度と注文;二度と頼;利用をやめ;使うのをやめ;cancel my subscription;cancel my account;cancel my membership;cancel my contract;cancelling my;canceling my;close my account;closing my account;switching to;switch to a$;switch to another;switched to;never again;never buy;never order;never shop;never use;won't be back;will not be back;not coming back;taking my business;take my business;lost a customer;losing a customer;go elsewhere;going elsewhere;end my membership;terminate my contract",
  ],
  [
    'public_escalation',
    'snsで拡散;拡散し;拡散さ;snsに投稿;snsに書;twitterに書;口コミに書;レビューに書;ネットに書;ネットに晒;晒し;youtubeに;動画を公開;マスコミ;新聞社;テレビ局;記者;炎上;消費者センター;消費生活センター;消費者庁;国民生活センター;ombudsman;go viral;going viral;went viral;post this on;posting this on;post it on;tell everyone;the media$;the press$;journalist;newspaper;tv station;better business bureau;bbb$;trading standards;consumer protection;social media',
  ],
  [
    'outage',
    'システム障害;障害が起;障害が発生;通信障害;サーバーが落;サーバーダウン;サーバダウン;サイトが落ち;サービスが停止;サービスが止ま;全員が使えな;全社で使えな;全店舗で;朝から繋がら;朝からつながら;朝から使え;ずっと繋がら;outage;site is down;service is down;system is down;server is down;servers are down;app is down;website is down;is completely down;been down since;down for everyone;nobody can log in;nobody can access;no one can access;entire team;whole company;all our stores',
  ],
  [
    'wrong_charge',
    '二重請求;二重に請求;二重引き落;二重に引き落;二重決済;二重に決済;二回引き落;2回引き落;2回請求;二回請求;2重;身に覚えのない請求;身に覚えのない引;覚えのない請求;覚えのない引き落;誤請求;勝手に引き落;勝手に請求;勝手に課金;過剰請求;多く引き落;多く請求;解約したのに請求;解約後も請求;解約したのに引き落;不正利用;不正請求;請求額が間違;金額が違う請求;charged twice;double charge;double charged;double-charged;charged me twice;billed twice;billed me twice;overcharged;unauthorized charge;unauthorised charge;charged without;charged my card without;wrong amount;wrongly charged;charged the wrong;still charging me;still being charged;still charged;still billed;fraudulent charge;fraudulent transaction;took money;taken money;taken twice;taken from my account without',
  ],
  [
    'data_leak',
    "個人情報が漏;個人情報の漏;情報漏;情報が漏;情報が流出;個人情報が流出;流出し;他人の情報;他の人の情報;別の人の情報;他人の個人情報;他のお客様の情報;他人の名前;他人の注文;他人の住所;知らない人の名前;知らない人の;不正アクセス;乗っ取;なりすまし;ハッキング;データが漏;data leak;data breach;leaked my;been leaked;was leaked;personal data was;security breach;hacked;someone else's account;someone else's order;someone else's details;someone else's data;someone else's name;another customer's;other customer's;other people's data;other people's details;identity theft;my details were shared;exposed my;account was compromised;phished",
  ],
  [
    'legal',
    '訴え;訴訟;裁判;弁護士;法的;法律違反;違法;消費者契約法;景品表示法;薬機法;警察に;被害届;損害賠償;賠償;慰謝料;内容証明;通報し;lawyer;attorney;solicitor;lawsuit;sue$;suing;legal action;court$;illegal;police;damages;class action;small claims;breach of contract;regulator;gdpr',
  ],
  [
    'safety',
    '怪我;けが;ケガ;火傷;やけど;ヤケド;火災;火事;発火;出火;煙が;煙を;感電;爆発;異物;ガラス片;ガラスの破片;金属片;食中毒;腹痛;嘔吐;アレルギー;蕁麻疹;かぶれ;湿疹;救急;入院;病院に;転倒し;転んで;危険;危ない;危なか;命に関わ;命にかかわ;焦げ;焦げ臭;漏電;窒息;誤飲;injur;burned;burnt;burn$;burns$;fire$;smoke;smoking;electric shock;shocked me;explod;food poisoning;allergic;allergy;rash$;hospital;ambulance;emergency room;glass in;metal in;unsafe;dangerous;hazard;choking;choke;cut my;cut myself;bleeding;sparks;got sick;made me sick;vomit;melted;mold;mould',
  ],
];
