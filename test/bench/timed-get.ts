/** Milliseconds from asking to the last byte of the answer. @throws Error for anything but 200 */
export async function timedGet(url: string): Promise<{ readonly ms: number; readonly body: string }> {
  const startedMs = performance.now();
  const answer = await fetch(url);
  const body = await answer.text();
  const ms = performance.now() - startedMs;
  if (!answer.ok) throw new Error(`${answer.status} for ${url}: ${body.slice(0, 300)}`);
  return { ms, body };
}
