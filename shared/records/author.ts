import { id, z } from './schema'

/** Somebody who worked on the matter from one device. */
export const Author = z.strictObject({
  id: id('aut'),
  device: z.string().min(1).max(60),
  name: z.string().min(1).max(200),
  colour: z.enum(['rust', 'teal', 'ochre', 'violet', 'green', 'blue', 'rose', 'grey']),
})
export type Author = z.infer<typeof Author>
