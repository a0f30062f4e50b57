/** Hands a file to the browser as a download. */
export function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has taken the address up by the next turn of its loop
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
