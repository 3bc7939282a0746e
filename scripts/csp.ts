/** What the pages may reach: nothing but themselves. As `<meta>` in every page, and as a header where we serve. */

/** For the folder on a server. `data:` for img: icons drawn by the component library; styles are written by it too. */
export const FOLDER_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** For the single file: it has everything inside and no place to ask. */
export const SINGLE_FILE_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval'",
  "worker-src blob:",
  "connect-src data: blob:",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "font-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
