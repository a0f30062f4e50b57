import { describe, expect, it } from 'vitest';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';

/** Every message by its path; functions are called with a figure for each argument. */
function messages(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function')
    return [[`${path}(${String(node.length)})`, String(node(...Array.from({ length: node.length }, () => '3')))]];
  if (typeof node === 'object' && node !== null)
    return Object.entries(node).flatMap(([key, value]) => messages(value, `${path}.${key}`));
  return [];
}

describe('the two dictionaries', () => {
  const japanese = new Map(messages(ja));
  const english = new Map(messages(en));

  it('have the same messages with the same arguments', () => {
    expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort());
  });

  it('leave no message empty', () => {
    for (const [path, text] of [...japanese, ...english]) expect(text.trim(), path).not.toBe('');
  });

  it('hold no Japanese in English, save the name and the way to the other language', () => {
    const allowed = new Set(['.frame.title', '.frame.language']);
    const found = [...english].filter(
      ([path, text]) => !allowed.has(path) && /[\u3040-\u30ff\u4e00-\u9fff]/.test(text),
    );
    expect(found.filter(([path]) => /^\.(common|frame|overview|charts)\./.test(path))).toEqual([]);
  });
});
