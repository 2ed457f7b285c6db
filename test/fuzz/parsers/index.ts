/** Every reader of what comes from elsewhere. */
import type { Parser } from '../parser'
import { loadfiles } from './loadfiles'
import { locks } from './lock'
import { mail } from './mail'
import { matters } from './matter'
import { office } from './office'
import { pictures } from './pictures'
import { texts } from './text'

export const parsers: readonly Parser[] = [...loadfiles, ...mail, ...office, ...pictures, ...texts, ...matters, ...locks]
