import { expect, it } from 'vitest';
import { maskedMessage } from '@koe/jobs/test-only/deliver/message/masked-message';

const MESSAGE = {
  title: 'A-3 090-1234-5678 へ連絡',
  text: '連絡先は taro@example.com です。',
  html: '<p style="color:#1f2328">090-1234-5678</p><td>52.0%〜61.1% n=1,284</td><img src="cid:course-0" alt="声 1,284">',
  lines: [{ label: '声', value: '1,284 件' }],
};

it('masks every form of a message alike, leaves its tags and its numbers, and does nothing more the second time', () => {
  const masked = maskedMessage(MESSAGE, 'ja');
  expect(JSON.stringify(masked)).not.toMatch(/1234-5678|taro@/);
  expect(masked.html).toBe(MESSAGE.html.replace('090-1234-5678', '[phone]'));
  expect(masked.lines).toEqual(MESSAGE.lines);
  expect(maskedMessage(masked, 'ja')).toEqual(masked);
});
