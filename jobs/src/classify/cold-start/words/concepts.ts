/**
 * Everyday words of customers by meaning, both languages on one line: what makes 「荷物」 and "parcel", 「遅い」 and "took
 * ages" meet although no example of a theme holds just that word. They know of no theme; which themes a concept speaks
 * for is read from the themes' own examples, so a tree made by a person profits in the same way.
 */
export const CONCEPTS: readonly (readonly [concept: string, cues: string])[] = [
  // how a firm answers
  [
    'support',
    'サポート;カスタマー;問い合わせ;問合せ;お問合せ;窓口;コールセンター;ヘルプデスク;相談室;support;customer service;customer care;help desk;helpdesk;hotline;call centre;call center;service team',
  ],
  [
    'agent',
    'オペレーター;担当者;担当の方;電話口;電話の方;係の方;サポートの方;担当;agent;representative;rep$;reps$;operator;adviser;advisor;person on the phone;person i spoke;lady on the phone;guy on the phone;whoever answered',
  ],
  [
    'reply',
    '返信;返事;回答;返答;返って;折り返し;レスポンス;連絡がな;連絡がこ;連絡が来;音沙汰;応答;reply;replies;replied;respon;answered;answer;get back to me;got back to me;heard back;hear back;heard nothing;callback;call back;called back',
  ],
  [
    'unanswered',
    "返信がな;返信が来;返信なし;返事がな;返事が来;返事なし;回答がな;連絡がな;連絡が来な;連絡が来ま;連絡がこ;音沙汰;無視;放置;梨のつぶて;出てくれな;出ませ;つながりませ;つながらな;繋がらな;繋がりませ;no reply;no response;no answer;never replied;never responded;not replied;nobody replied;never heard;heard nothing;not heard;ignored;silence;unanswered;no one has;nobody has;never got back;not got back;never called;cannot get through;can't get through",
  ],
  ['phone', '電話;通話;コール;phone;call$;calls$;called;calling;rang$;ring$;telephone;dial'],
  ['hold', '保留;音楽が流れ;呼び出し音;呼出音;on hold;hold music;holding for;put on hold'],
  ['mail', 'メール;mail$;email;e-mail;mailed;emails;inbox'],
  ['chat', 'チャット;chat$;chats$;live chat'],
  [
    'bot',
    'チャットボット;ボット;ai;人工知能;ロボット;自動応答;自動音声;自動返信;ガイダンス;機械的;bot$;bots$;chatbot;robot;automated;automatic reply;auto-reply;auto reply;machine$;virtual assistant',
  ],
  [
    'template',
    '定型;テンプレ;コピペ;決まり文句;同じ文章;同じ文面;同じ内容のメール;マニュアル通り;マニュアルどおり;棒読み;事務的;一律;画一;template;canned;copy and paste;copy-paste;copied and pasted;copy pasted;script;generic;boilerplate;identical;word for word;impersonal;pre-written;same message;same paragraph',
  ],
  ['human', '人間;人と話;生身;有人;human;real person;actual person;live person'],
  [
    'rude',
    '横柄;偉そう;えらそう;上から;高圧;無愛想;ぶっきらぼう;そっけな;素っ気な;態度;口調;言い方;言葉遣い;言葉づかい;タメ口;ため口;舌打ち;鼻で笑;ため息;失礼;馬鹿に;バカに;怒鳴;キレ;切られ;ガチャ切り;投げやり;面倒くさそう;面倒そう;不機嫌;嫌な感じ;感じが悪;感じの悪;冷た;邪険;rude;attitude;tone$;impolite;arrogant;condescend;disrespect;sarcas;snapp;dismissive;hung up;sigh;patroni;talked over;talk over;interrupted;laughed at;shouted;yelled;unfriendly;unkind;nasty;cold$;curt;hostile;blamed me;accused;eye roll;rolled',
  ],
  ['apology', '謝罪;お詫び;謝り;謝って;謝らな;詫び;誠意;すみませんの一言;apolog;sorry;sincer'],
  [
    'care',
    '話を聞;聞いてくれ;親身;寄り添;気遣;気持ちを;丁寧;親切;優し;心配り;配慮;care about;cared;listen;empath;understanding;patient;patience;kind$;polite;courteous;thoughtful;compassion;helpful',
  ],
  [
    'quickhelp',
    'すぐに対応;すぐ対応;迅速;早い対応;素早;即日対応;すぐに返信;すぐ返信;即レス;あっという間;数分で;その場で;within minutes;in minutes;right away;quickly;promptly;prompt;in no time;same day;straight away;instantly;fast reply;fast response',
  ],
  [
    'solved',
    '解決しました;解決でき;解決して;解決いただ;直りました;無事;おかげ;お陰;助かりま;助けて;救われ;solved;sorted;resolved my;fixed my;fixed it;saved me;saved my;helped me;rescued;made my day;thanks to',
  ],
  [
    'unsolved',
    "解決しな;解決しませ;解決されな;解決していな;解決になら;解決に至;改善しな;改善され;直らな;直っていな;直りませ;変わらな;変わりませ;再発;また同じ;根本;その場しのぎ;応急;意味がな;効果がな;役に立た;的外れ;見当違い;ずれ;not solve;unsolved;unresolved;not resolve;not fix;still broken;still not working;did not help;didn't help;didn't fix;same problem;came back;workaround;irrelevant;no difference;useless advice;missed the point;beside the point;nothing changed;did not work",
  ],
  [
    'solution',
    '解決策;解決方法;対処法;対策;提案;アドバイス;解決;solution;fix$;advice;suggest;steps$;workaround;remedy',
  ],
  [
    'explain',
    '説明;案内;ご案内;解説;お知らせ;告知;教えて;知らせ;報告;周知;explain;explanation;inform;information;info$;details;notice;guidance;instruction;tell us;told me',
  ],
  [
    'unclear',
    "分かりにく;わかりにく;分かりづら;不明;曖昧;あいまい;はっきりしな;不十分;足りな;不足;ちぐはぐ;食い違;矛盾;言うことが;二転三転;聞いていな;聞いてな;知らされ;一言もな;事前に;unclear;vague;ambiguous;contradict;conflicting;inconsistent;different answers;different story;not told;wasn't told;weren't told;never told;nobody told;no one told;in the dark;not enough;incomplete;misinform;without warning;no explanation",
  ],
  [
    'know',
    '知識;詳しく;理解して;把握;知らな;分かっていな;分かってな;スキル;経験;勉強;新人;素人;研修;教育;しどろもどろ;要領;確認します;詳しい人;knowledge;know$;knew;expert;skill;clue;train;inexperienc;incompeten;new to the job;unsure;basic question;understood;had no idea;have no idea;no idea what;educated;guess',
  ],
  [
    'repeat',
    '何度も;何回も;毎回;また一から;一から;最初から;再度;繰り返;同じこと;同じ説明;もう一度;again and again;every time;each time;repeat;over and over;start over;from scratch;from the beginning;all over again;same story;same thing;once more;explain again',
  ],
  [
    'transfer',
    'たらい回し;盥回し;転送;回され;回さ;部署;別の窓口;別の担当;他の窓口;かけ直;引き継;担当が変わ;担当外;管轄;責任;押し付け;なすり;transfer;passed around;passed me;passed from;department;bounced;another team;other team;another number;handed over;handover;pillar to post;runaround;run around;ownership;each other;not our;someone else handles;different person;redirected;sent me back',
  ],
  [
    'rule',
    '規則;規約;規定;ルール;決まり;ポリシー;マニュアル;お役所;杓子定規;一点張り;原則;policy;policies;rule;regulation;terms;bureaucra;by the book;procedure',
  ],
  [
    'inflexible',
    '融通;柔軟;臨機応変;例外;特例;考慮;事情;断られ;拒否;拒まれ;受け付けて;受付けて;対象外;一切;できないの一点;できませんの一;無理です;flexib;inflexib;exception;budge;bend;refus;compromise;reason with;one day late;stubborn;rigid;circumstance;not possible;nothing we can do;nothing they could do;would not let',
  ],
  // the product
  [
    'broken',
    "壊れ;故障;動かな;動きませ;動作しな;破れ;折れ;割れ;外れ;取れた;取れて;剥が;はがれ;剥げ;切れた;止まった;電源が;電池;バッテリー;充電;異音;発熱;漏れ;錆;サビ;broke;broken;stopped working;died$;dead;fell apart;snapp;tore$;torn;ripped;peel;rust;won't turn on;not turn on;does not turn on;battery;charge$;charging;overheat;leak;rattl;noise;wobbl;hinge;motor",
  ],
  [
    'defect',
    '不良;欠陥;不具合;初期不良;ほつれ;縫製;シミ;色落ち;毛玉;縮;カビ;異物;部品;欠け;defect;fault;flaw;malfunction;stitch;seam;fade;faded;shrank;shrink;mould;mold;missing part;quality control;lemon',
  ],
  [
    'quality',
    '品質;質が;作りが;造りが;安っぽ;耐久;素材;生地;肌触り;味が;ペラペラ;雑;粗悪;ちゃち;quality;cheaply made;flimsy;material;durab;fabric;craftsmanship;well made;built;sturdy;lasted;plasticky;thin$;taste',
  ],
  [
    'time_of_use',
    '一回で;一週間で;1週間で;数日で;一ヶ月で;三日で;数回;使い始めて;買ったばかり;購入して;一度使った;after a week;after two;after one use;first use;within a week;within a month;after a month;after three;days later;a month later;brand new',
  ],
  [
    'want',
    'してほしい;て欲しい;てほしい;が欲しい;がほしい;も欲しい;もほしい;希望;要望;あったら;あれば;あると;できるように;対応して;お願い;増やして;付けて;追加;改良;復活;please;wish;would like;would love;it would be;would be;add$;adding;option;feature;allow;could you;bring back;need a$;need an;should be able;let us;hope;support for;suggestion;want a$;want an;ability',
  ],
  [
    'feature',
    '機能;モード;ダーク;連携;連動;エクスポート;ウィジェット;並べ替え;ソート;フィルタ;絞り込み;一括;履歴;メモ;カスタマイズ;自動化;バリエーション;種類;ラインナップ;対応言語;feature;mode$;dark mode;export;import$;integrat;sync;widget;sort$;filter;bulk;customis;customiz;shortcut;history;variant;variety;function',
  ],
  ['setting', '設定;オプション;選べ;選択;setting;preferences;configure;choose;option'],
  ['colour', '色;カラー;柄;colour;color;shade;pattern'],
  [
    'size',
    'サイズ;寸法;大きさ;小さい;大きい;cm;きつい;ぶかぶか;size;sizing;dimension;too small;too big;smaller;bigger;larger;fit$;fits$;tight',
  ],
  [
    'picture',
    '写真;画像;イメージ;見本;サンプル;実物;photo;picture;image;in person;looks like;looks nothing;real thing',
  ],
  [
    'description',
    '商品説明;説明文;商品ページ;記載;表記;表示;仕様;スペック;書いて;書かれ;掲載;広告;成分;原材料;description;described;listing;listed;spec$;specs;product page;advertis;states;stated;says it;claim;ingredient;compatib;mislead;mentioned;mention',
  ],
  [
    'differs',
    "違う;違い;違っ;異な;と全然;思っていたより;思ったより;思ってたの;イメージと;期待と;別物;different;differs;not the same;nothing like;not like;unlike;not what;not match;doesn't match;didn't match;mislead;expected;turned out;in reality",
  ],
  [
    'hard',
    "使いにく;使いづら;難し;複雑;面倒;手間;ややこし;見づら;見にく;押しにく;読めな;読みにく;探しにく;迷;戸惑;慣れ;直感;ごちゃごちゃ;分からなくな;操作;使い方;使い勝手;開けにく;持ちにく;hard to;difficult;complicat;confus;not intuitive;unintuitive;counterintuitive;user friendly;user-friendly;clumsy;awkward;cumbersome;tricky;figure out;clutter;fiddly;steep;cannot find the;can't find the;buried;struggle;usability;easy to use",
  ],
  [
    'screen',
    '画面;ボタン;メニュー;アイコン;文字;フォント;レイアウト;デザイン;ui;タブ;リニューアル;screen;button;menu;icon;font;layout;design;interface;ui$;navigation;tab$;redesign;dashboard;display',
  ],
  ['assemble', '組み立て;組立;取り付け;説明書通り;assembl;put together;install'],
  // service and app
  [
    'slowpage',
    '重い;重く;重すぎ;動作が遅;表示が遅;読み込み;ロード;くるくる;ぐるぐる;もっさり;カクカク;反応が遅;処理が遅;slow to load;loads slowly;load;loading;lag;laggy;sluggish;spinning;buffer;takes forever to open;performance;unresponsive',
  ],
  [
    'down',
    '障害;ダウン;落ちて;停止;メンテナンス;メンテ;接続でき;接続が;通信;サーバー;サーバ;タイムアウト;アクセスでき;つながりにく;繋がりにく;止まって;outage;down$;offline;server;timeout;time out;timed out;times out;maintenance;unavailable;connection;connect;unreachable;unstable;503;500;502;downtime',
  ],
  ['site', 'サイト;ホームページ;ウェブ;web;ページ;マイページ;site$;website;page$;pages$;web;homepage;portal'],
  ['app', 'アプリ;app$;apps$;mobile app;application'],
  [
    'crash',
    "落ちる;落ちます;落ちて;強制終了;固まる;固まり;固まって;フリーズ;起動;開かな;真っ白;真っ黒;クラッシュ;閉じ;crash;freez;froze;frozen;won't open;not open;closes;closing;blank screen;black screen;white screen;stuck;hangs$;shuts down;quit$;launch;force close",
  ],
  ['update', 'アップデート;更新;バージョン;アプデ;最新版;update;version;upgrade;patch;release$'],
  ['phonemodel', 'iphone;android;スマホ;ios;端末;機種;タブレット;ipad;smartphone;device;tablet;pixel;galaxy'],
  ['push', '通知;プッシュ;notification;push;alerts'],
  ['bug', 'バグ;エラー;不具合;文字化け;表示が崩れ;bug$;bugs;buggy;glitch;error'],
  [
    'login',
    'ログイン;サインイン;ログアウト;ログオン;login;log in;logged;logging;sign in;signing in;sign-in;log on;logs me out;log-in',
  ],
  ['password', 'パスワード;暗証番号;パスコード;id$;idが;password;passcode;pin$;credentials;username;user name'],
  [
    'verify',
    '認証;二段階;二要素;sms;ワンタイム;本人確認;認証コード;確認コード;顔認証;指紋;コードが届;verif;two factor;two-factor;2fa;otp$;one-time;one time code;authenticat;code never;security code;face id;captcha;the code',
  ],
  [
    'account',
    'アカウント;マイページ;会員情報;登録;新規登録;メールアドレス;account;profile;register;registration;sign up;signing up;signup;sign-up',
  ],
  ['lock', 'ロック;弾かれ;凍結;停止され;はじかれ;locked;lock$;suspend;blocked;banned;deactivat'],
  [
    'data',
    '個人情報;プライバシー;住所や;氏名;情報の取り;データ;personal data;personal information;privacy;private;my data;my details;personal details;my information;address book',
  ],
  [
    'leak',
    '漏;流出;不正;乗っ取;なりすまし;ハッキング;フィッシング;盗;セキュリティ;他人の;別の人の;知らない人;怪しい;不審;leak;breach;hack;stolen;unauthor;phish;fraud;identity;scam;security;someone else;stranger;suspicious;compromised;exposed',
  ],
  [
    'spam',
    '迷惑メール;営業電話;勧誘;メルマガ;dm;広告メール;配信停止;しつこ;宣伝;spam;marketing;newsletter;promotional;unsolicited;telemarket;cold call;opt out;opted out;unsubscribe;third part',
  ],
  // buying
  ['order', '注文;購入;買い物;申し込み;申込;予約;買おう;order;purchase;buy$;buying;bought;booking;book$;reserv'],
  [
    'cart',
    'カート;レジに進;購入画面;注文画面;入力;フォーム;確定;項目;カゴ;買い物かご;住所を何;必須;手続き;ステップ;cart;basket;checkout;check out page;form$;fields;enter my;type in;steps$;guest;confirm button;place order;place my order;submit',
  ],
  [
    'pay',
    '支払;決済;払い;お金;代金;引き落;引落;振込;口座;後払い;代引;電子マネー;paypay;キャッシュレス;現金;qr;pay$;pays$;paid;payment;paying;paypal;apple pay;google pay;cash$;direct debit;instalment;installment;transaction;bank',
  ],
  ['card', 'クレジット;カード;visa;credit card;debit;card$;visa;mastercard;declined'],
  [
    'bill',
    '請求;明細;領収書;レシート;インボイス;課金;bill$;bills;billed;billing;invoice;receipt;charge;charged;charges;statement',
  ],
  [
    'twice',
    "二重;2重;二回;2回;ダブル;重複;身に覚え;twice;double;duplicate;two times;unknown charge;don't recogni;do not recogni",
  ],
  [
    'price',
    '値段;価格;料金;金額;月額;年会費;手数料;費用;単価;price;pricing;priced;cost;costs;fee;fees;rate$;rates;tariff;subscription fee;monthly fee',
  ],
  [
    'expensive',
    '高い;高く;高すぎ;高め;高額;割高;高騰;値上;ぼったくり;お高;expensive;overpriced;pricey;too much for;rip off;rip-off;ripoff;price hike;increase;went up;gone up;goes up;raised;steep;dear$;double what;not worth',
  ],
  [
    'cheap',
    '安い;安く;お得;格安;コスパ;値下げ;お買い得;リーズナブル;手頃;割安;割に;cheap;affordable;bargain;value;worth;reasonable;good deal;great deal;inexpensive;for the money;for what you',
  ],
  [
    'shipfee',
    '送料;配送料;shipping cost;shipping fee;delivery fee;delivery charge;postage;shipping charge;cost of shipping',
  ],
  [
    'points',
    'ポイント;マイル;還元;特典;ランク;貯ま;付与;失効;有効期限;point$;points;reward;loyalty;miles;cashback;cash back;bonus;expire;perk;stamps',
  ],
  [
    'coupon',
    'クーポン;割引;キャンペーン;セール;プロモ;コード;抽選;応募;景品;ギフト券;優待;coupon;voucher;promo;discount;code$;campaign;sale$;gift card;deal$;sweepstake;offer$;giveaway;price cut',
  ],
  [
    'stock',
    '在庫;品切れ;売り切れ;売切;欠品;入荷;品薄;取り寄せ;完売;再販;販売終了;廃盤;品揃え;手に入;転売;stock;sold out;sold-out;restock;backorder;back order;unavailable;availab;discontinu;selection;waitlist;shelves;shelf;inventory;scalper',
  ],
  // delivery
  [
    'delivery',
    '配送;配達;届け;お届け;発送;出荷;到着;着;届;輸送;宅配;宅急便;配送業者;運送;便;deliver;delivery;shipping;ship$;shipped;shipment;dispatch;courier;arriv;transit;postal;carrier;driver;mailman',
  ],
  [
    'parcel',
    '荷物;小包;商品が;ダンボール;段ボール;品物;ポスト;parcel;package$;packages;box$;boxes;letterbox;doorstep;porch',
  ],
  [
    'late',
    "遅い;遅く;遅れ;遅延;遅すぎ;過ぎても;過ぎて;予定日;指定日;指定した日;間に合わ;まだ届;まだ来;届かな;届きませ;届いていな;届いてな;届いておら;いつ届;いつまで;いつに;日も;週間も;ヶ月も;か月も;後日;延期;延び;late$;later;delay;overdue;not arrive;hasn't arrived;never arrived;not arrived;never came;still waiting;still hasn't;not here;weeks;days late;behind schedule;missed;postpone;where is my;where's my;too long;taking forever;ages;supposed to arrive;should have arrived;on time;next day;next-day;estimated",
  ],
  [
    'damaged',
    '破損;壊れて届;潰れ;つぶれ;割れて;凹;へこ;傷;濡れ;汚れて;液漏れ;こぼれ;折れて;曲が;ひび;破れて;damaged;crushed;dent;cracked;smashed;shattered;soaked;wet$;scratch;bent;squashed;torn;spilled;spilt;leaked;broken on arrival;in pieces',
  ],
  [
    'wrongitem',
    "違う商品;別の商品;間違った;間違って;間違え;誤配;誤発送;違う色;違うサイズ;数が足;足りな;入っていな;入ってな;一つ足;欠品して届;別人;隣;頼んでいな;wrong item;wrong product;wrong size;wrong colo;wrong address;wrong house;wrong one;wrong order;incorrect item;missing item;missing from;item missing;one missing;neighbour;neighbor;someone else's;not what i ordered;different item;incomplete;only received",
  ],
  [
    'packaging',
    '梱包;包装;ラッピング;箱が;外箱;緩衝材;プチプチ;袋;過剰;簡易;クッション材;ビニール;プラスチック;テープ;のし;ギフト;packag;packed;wrap;bubble;cardboard;padding;plastic;envelope;gift wrap;filler;tape;unbox;eco;recycl',
  ],
  [
    'tracking',
    '追跡;伝票番号;お問い合わせ番号;ステータス;配送状況;発送メール;発送通知;発送連絡;配達完了;不在票;どこにある;状況が;置き配;track;status;notification;says delivered;marked as delivered;shows delivered;shows as delivered;dispatch email;shipping confirmation;whereabouts;scan;no card;no note;update on my',
  ],
  // afterwards
  ['return', '返品;返送;送り返;返却;return;returning;send it back;send back;sent back;returns'],
  ['refund', '返金;払い戻し;返して;払戻;refund;money back;reimburs;credited back'],
  ['exchange', '交換;取り替え;取替;exchange;replace;replacement;swap'],
  [
    'repair',
    '修理;直して;修繕;点検;部品;代替機;見積;repair;fix it;fixed;mend;technician;engineer;service centre;service center;spare;parts;workshop;loaner',
  ],
  ['warranty', '保証;保証書;保証期間;warranty;guarantee;covered;coverage;protection plan'],
  [
    'cancel',
    '解約;退会;キャンセル;取り消;取消;停止したい;やめたい;止めたい;辞めたい;終了したい;違約金;解約金;cancel;terminate;close my;opt out;end my;ending my;quit$;leave the plan;stop my;early termination',
  ],
  [
    'subscription',
    '定期;サブスク;自動更新;月額;プラン;契約;会員;subscription;subscrib;auto renew;auto-renew;renew;plan$;contract;membership;recurring;trial',
  ],
  // finding it oneself
  [
    'faq',
    'faq;よくある質問;q&a;ヘルプ;ガイド;マニュアル;取扱説明書;説明書;取説;使い方ガイド;動画;チュートリアル;faq;help page;help centre;help center;help article;help section;manual;guide;documentation;docs$;tutorial;instructions;knowledge base;article;video',
  ],
  [
    'search',
    "検索;調べ;探し;探して;見つから;見つかりませ;見当たら;載って;書いてな;出てこな;ヒットし;search;look up;looked;look for;googled;find$;found;nowhere;could not find;couldn't find;can't find;cannot find;not listed",
  ],
  [
    'contact',
    '連絡先;問い合わせ先;電話番号;問い合わせフォーム;問い合わせ方法;連絡手段;連絡方法;営業時間;受付時間;どこに連絡;どこに問い;どこに電話;contact;phone number;number to call;contact form;get in touch;reach;who to call;opening hours;hours$;email address;contact us',
  ],
  // the store
  [
    'store',
    '店舗;お店;店内;来店;売り場;売場;レストラン;ホテル;支店;窓口で;store;shop$;branch;restaurant;hotel;cafe;location;in person;counter;salon;outlet;showroom',
  ],
  [
    'staff',
    '店員;スタッフ;接客;従業員;レジの;店長;ウェイ;受付の;挨拶;あいさつ;笑顔;いらっしゃいませ;係員;販売員;staff;employee;cashier;waiter;waitress;server;assistant;manager;receptionist;clerk;team member;greet;smile;barista;host;bartender;crew',
  ],
  [
    'queue',
    '行列;並ん;並び;待ち時間;待たさ;待った;待ち;レジ待ち;混ん;混み;混雑;順番;整理券;番号札;満席;案内され;提供が遅;queue;line$;lines$;wait$;waited;waiting;crowd;busy;packed;seated;register;till$;tills;checkout line;rush;appointment',
  ],
  [
    'clean',
    '清潔;きれい;綺麗;掃除;清掃;汚い;汚れ;汚か;ゴミ;ほこり;埃;髪の毛;虫;臭;匂;ベタベタ;不衛生;カビ;clean;dirty;filthy;spotless;dust;sticky;smell;stink;hygien;trash;hair$;stain;tidy;mess',
  ],
  [
    'facility',
    'トイレ;駐車場;駐輪場;エレベーター;エスカレーター;段差;スロープ;車椅子;ベビーカー;授乳室;座席;席が;椅子;テーブル;空調;エアコン;冷房;暖房;照明;bgm;音楽;wifi;wi-fi;コンセント;通路;設備;施設;部屋;更衣室;試着室;toilet;restroom;bathroom;parking;park$;elevator;lift$;escalator;wheelchair;stroller;ramp;seat;seating;chair;table$;tables;air conditioning;aircon;heating;lighting;lights;music;aisle;room$;rooms;facilit;fitting room;changing room;outlet;stairs',
  ],
  [
    'temperature',
    '暑い;寒い;暑す;寒す;蒸し暑;冷え;温度;室温;hot inside;too hot;too cold;freezing;stuffy;temperature;boiling',
  ],
];
