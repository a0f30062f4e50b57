import type { Intent } from '@koe/sql/domain/item';

/** Intents that words announce; a complaint is told by its tone, `other` by nothing. */
export type CueIntent = Exclude<Intent, 'complaint' | 'other'>;

/** Own cues by intent; both languages. */
export const INTENT_CUES: readonly (readonly [intent: CueIntent, cues: string])[] = [
  [
    'request',
    'してほしい;して欲しい;てほしい;て欲しい;てもらいたい;ていただきたい;て頂きたい;していただけると;て頂けると;ていただければ;てもらえると;てもらえれば;お願いします;お願いいたします;お願いしたい;希望します;希望です;を希望;要望;あればいい;あると嬉し;あるとうれし;あると便利;あれば嬉し;あると助か;たらいい;れば良い;ればいい;れば嬉し;ればうれし;と嬉しい;とうれしい;と助かる;と助かります;が欲しい;がほしい;も欲しい;もほしい;欲しかった;ほしかった;増やして;検討;改善を;改善して;付けて;作って;追加して;対応して;please$;would like;would love;i wish;wish you;wish there;it would be nice;it would be great;it would be good;would be helpful;should have;should add;should be able;need to add;needs to be;needs a$;could you add;can you add;add an option;add a$;suggest;suggestion;feature request;hope you;would be better if;it would help;i want a$;we need;bring back;consider',
  ],
  [
    'question',
    'ですか;でしょうか;ますか;ませんか;教えて;知りたい;のか?;どうすれば;どうやって;どこで;どこに;いつ頃;いつになり;いつですか;いつ届;なぜ;何時;可能ですか;できますか;方法は;質問;伺いたい;お聞きしたい;how do i;how can i;how to$;how long;how much;what is;what are;where is;where can;where do;when will;when is;can i$;do you;is there;is it possible;could you tell;could you please tell;does it;does the;are you;why is;why does;which one;who do i;i was wondering;question about;should i;any idea;may i',
  ],
  [
    'praise',
    'ありがとう;有難う;感謝;素晴らし;最高;助かりました;大満足;満足です;満足しています;とても良かった;良かったです;よかったです;気に入って;おすすめ;また利用;また来たい;また行きたい;thank you;thanks;great job;love it;love this;loved it;highly recommend;excellent;well done;amazing;awesome;appreciate;kudos;fantastic;keep up;wonderful;best;perfect;impressed',
  ],
  [
    'defect',
    "壊れ;故障;不具合;不良品;初期不良;動かな;動作しな;電源が入らな;起動しな;落ちる;落ちます;強制終了;固まる;フリーズ;エラー;バグ;表示されな;開かな;ログインできな;充電できな;映らな;音が出な;接続できな;つながらな;繋がらな;破損;割れて;反映されな;使えなくな;正常に;異音;不良;認識しな;broke;broken;defect;faulty;bug$;bugs$;crash;freez;not working;doesn't work;does not work;didn't work;stopped working;stops working;won't open;won't turn;won't load;error;glitch;not load;malfunction;fell apart;dead on arrival;times out;timing out;timed out;is down;leaking;overheat;cracked;failed to;can't log in;cannot log in;unable to log",
  ],
  [
    'churn',
    "解約;退会;乗り換え;乗換え;他社に;他社へ;他の会社;もう使わな;もう利用しな;もう買わな;もう買いませ;もう利用しませ;もう使いませ;もう行かな;もう行きませ;二度と;利用をやめ;利用を止め;使うのをやめ;やめます;辞めます;やめようと;やめたい;やめることに;別の店;別のサービス;リピートはな;リピしませ;cancel my;cancelling my;canceling my;cancel the subscription;close my account;closing my account;switching to;switch to$;switched to;moving to another;leaving for;never again;never buy;never order;never shop;never use;never fly;never come back;never return;won't be back;will not be back;not coming back;not be returning;last time i;taking my business;take my business;lost a customer;lose a customer;losing a customer;unsubscrib;done with;go elsewhere;going elsewhere;end my membership;terminate my",
  ],
];
