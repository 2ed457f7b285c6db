import '../workers/polyfills'
import 'pdfjs-dist/build/pdf.worker.mjs'
