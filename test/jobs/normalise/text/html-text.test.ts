import { describe, expect, it } from 'vitest';
import { htmlText } from '@koe/jobs/test-only/normalise/text/html-text';

describe('htmlText', () => {
  it('keeps words, drops quotes, scripts, pictures and addresses of links', () => {
    const html =
      '<h1>Refund</h1><p>See <a href="https://x.example">this</a>&nbsp;&amp; that<br>now</p><blockquote>old</blockquote><script>alert(1)</script><style>p{}</style><img src=x alt=pic>';
    const text = htmlText(html);
    expect(text).toContain('Refund');
    expect(text).toContain('See this');
    expect(text).not.toMatch(/REFUND|old|alert|x\.example|pic|p\{\}/);
  });

  it('survives markup that is deep, broken or huge', () => {
    expect(htmlText('<div>'.repeat(20_000))).toBe('');
    expect(htmlText('<b>bold <i>both</b> end')).toContain('bold both');
    expect(htmlText(`<p>${'long '.repeat(600_000)}`).length).toBeGreaterThan(1_000_000);
  });
});
