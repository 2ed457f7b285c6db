/**
 * Version 5: texts of pages without their layout, and the layout by itself, each as a few rows a file. `pages` of
 * earlier versions stays; what lies there is read until it was moved over, a few pages at a time, behind the work
 * (`behind.ts`): a matter of gigabytes need not wait for it, and may be closed or cut off in the middle.
 */
export const stores005 = {
  /** words of the pages from first to last, without gaps, by the bytes they were read from */
  texts: '[sha256+first+last]',
  /** where the words stand; files without layout have none */
  layouts: '[sha256+first+last]',
}
