/** What an answer says, undefined for one that is no JSON: a proxy's page instead of the target's own words. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
