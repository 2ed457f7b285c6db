/** Where pdf.js finds its tables, on our own origin. */
const base = new URL('/pdfjs/', self.location.origin === 'null' ? self.location.href : self.location.origin).href

export const pdfAssets = {
  cMapUrl: `${base}cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${base}standard_fonts/`,
  wasmUrl: `${base}wasm/`,
  iccUrl: `${base}iccs/`,
}

/** Untrusted papers: no scripts, no forms of XFA, bounded pictures. */
export const pdfSafety = {
  isEvalSupported: false,
  enableXfa: false,
  stopAtErrors: false,
  maxImageSize: 120_000_000,
}
