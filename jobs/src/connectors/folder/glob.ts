/**
 * Patterns of file names: `*` any characters but `/`, `?` one of them, `**` with a slash any number of folders.
 * Everything else stands for itself, so that names with brackets need no escapes.
 */

/** Why a pattern cannot be used, or undefined. */
export function globError(pattern: string): string | undefined {
  if (pattern === '' || pattern.includes('\0')) return 'is empty or holds a NUL';
  if (pattern.startsWith('/') || /^[A-Za-z]:/.test(pattern)) return 'must be relative';
  if (pattern.split('/').includes('..')) return 'must not leave the folder';
  return undefined;
}

/** A test for relative paths written with `/`. */
export function globTest(pattern: string): (path: string) => boolean {
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    if (pattern.startsWith('**/', at) && (at === 0 || pattern.charAt(at - 1) === '/')) {
      source += '(?:[^/]+/)*';
      at += 2;
    } else if (pattern.startsWith('**', at)) {
      source += '.*';
      at += 1;
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else source += char.replace(/[.+^${}()|[\]\\]/, '\\$&');
  }
  const expression = new RegExp(`^${source}$`, 'su');
  return (path) => expression.test(path);
}
