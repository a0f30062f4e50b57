/** A path with the parameters of an address, one of them replaced; null takes it away. */
export function addressWithParam(path: string, params: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(params);
  if (value === null) next.delete(name);
  else next.set(name, value);
  const text = next.toString();
  return text === '' ? path : `${path}?${text}`;
}
