/** Hands a file to the browser's downloads. */
export function saveFile(fileName: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has taken hold of the bytes by the next task at the latest.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
