/**
 * The one place that loads zod. `jitless` keeps it from probing `new Function`,
 * which the app's content security policy would count as a violation.
 */
import * as z from 'zod'

z.config({ jitless: true })

export { z }

/** An id: three letters that name the table, then 26 characters of time and chance. */
export const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9A-Za-z-]+$`))

/** EDTF date (ISO 8601-2), kept as it was typed; null where it is not known. */
export const edtfDate = z.string().max(80).nullable()

/** Instant in UTC, ISO 8601 with milliseconds. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)

export const rect = z.strictObject({ x: z.number(), y: z.number(), w: z.number(), h: z.number() })

export const place = z.strictObject({
  page: z.number().int().min(1),
  endPage: z.number().int().min(1),
  rects: z.array(z.strictObject({ page: z.number().int().min(1), rect })),
})
