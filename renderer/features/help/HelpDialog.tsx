import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { findHelp, type HelpEntry, helpEntries, TOPICS, type Topic } from '../../../shared/help/topics'
import { EXAMPLES } from '../../../shared/search/examples'
import { FIELDS } from '../../../shared/search/fields'
import { readableKeys, useEveryCommand } from '../../commands'
import { Dialog, Kbd } from '../../ui'
import './help.css'

const LANGUAGE = 'language'

/** Help without a network: how each room is used, every command with its keys, and the language of the search. */
export function HelpDialog({ room, onClose }: { room: string; onClose: () => void }) {
  const commands = useEveryCommand()
  const [words, setWords] = useState('')
  const [topic, setTopic] = useState(TOPICS.some((one) => one.id === room) ? room : 'overview')
  const field = useRef<HTMLInputElement>(null)
  // After the dialog has opened, which would put the focus on its first button.
  useLayoutEffect(() => field.current?.focus(), [])
  const entries = useMemo(() => [
    ...helpEntries(),
    ...commands.map((one): HelpEntry => ({ topic: `Command, ${one.group}`, text: one.label, keys: one.keys, command: one.id })),
  ], [commands])
  const found = useMemo(() => findHelp(entries, words), [entries, words])
  const shown = TOPICS.find((one) => one.id === topic)
  return (
    <Dialog title="Help" wide onClose={onClose}>
      <input ref={field} type="search" className="input" aria-label="Search the help" placeholder="Search rooms, commands, keys, the language of the search" value={words} onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || words === '') return
          event.preventDefault()
          event.stopPropagation()
          setWords('')
        }} />
      {words.trim() !== '' ? <Found entries={found} words={words.trim()} /> : (
        <div className="help">
          <nav className="help__topics" aria-label="Topics">
            {TOPICS.map((one) => <button key={one.id} type="button" className="help__topic" {...(one.id === topic ? { 'aria-current': 'true' as const } : {})} onClick={() => setTopic(one.id)}>{one.title}</button>)}
            <button type="button" className="help__topic" {...(topic === LANGUAGE ? { 'aria-current': 'true' as const } : {})} onClick={() => setTopic(LANGUAGE)}>Language of the search</button>
          </nav>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reached by keys */}
          <section className="help__text selectable" tabIndex={0} aria-label={shown?.title ?? 'Language of the search'}>
            {shown ? <TopicText topic={shown} /> : <LanguageText />}
          </section>
        </div>
      )}
    </Dialog>
  )
}

function TopicText({ topic }: { topic: Topic }) {
  const commands = useEveryCommand().filter((one) => topic.groups.includes(one.group))
  return (
    <>
      <h3 className="help__title">{topic.title}</h3>
      <p>{topic.about}</p>
      <ul className="help__how">{topic.how.map((one) => <li key={one}>{one}</li>)}</ul>
      {topic.groups.map((group) => {
        const own = commands.filter((one) => one.group === group)
        return own.length === 0 ? null : (
          <section key={group}>
            <h4 className="help__group">{group}</h4>
            <ul>{own.map((one) => <Row key={one.id} entry={{ topic: group, text: one.label, keys: one.keys }} />)}</ul>
          </section>
        )
      })}
    </>
  )
}

function LanguageText() {
  return (
    <>
      <h3 className="help__title">Language of the search</h3>
      <p>Words beside each other must all be there, in one document or record. Case, accents and curly quotes make no difference.</p>
      <ul>{EXAMPLES.map((one) => <Row key={one.query} entry={{ topic: '', text: one.says, code: one.query }} />)}</ul>
      <h4 className="help__group">Fields</h4>
      <ul>{FIELDS.map((one) => <Row key={one.name} entry={{ topic: '', text: one.says, code: `${one.name}:${one.example}` }} />)}</ul>
    </>
  )
}

function Row({ entry }: { entry: HelpEntry }) {
  return (
    <li className="help__row">
      {entry.code && <code className="help__code">{entry.code}</code>}
      <span>{entry.text}</span>
      <span className="help__keys">{(entry.keys ?? []).map((one) => <Kbd key={one}>{readableKeys(one)}</Kbd>)}</span>
    </li>
  )
}

function Found({ entries, words }: { entries: readonly HelpEntry[]; words: string }) {
  const topics = [...new Set(entries.map((one) => one.topic))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reached by keys
    <section className="help__text help__text--found selectable" tabIndex={0} aria-label="Found in the help">
      <p className="second" role="status">{entries.length === 0 ? `Nothing in the help holds “${words}”. Try one word of it.` : entries.length === 1 ? '1 place' : `${entries.length.toLocaleString()} places`}</p>
      {topics.map((topic) => (
        <section key={topic}>
          <h3 className="help__group">{topic}</h3>
          <ul>{entries.filter((one) => one.topic === topic).map((one) => <Row key={`${one.code ?? ''} ${one.command ?? ''} ${one.text}`} entry={one} />)}</ul>
        </section>
      ))}
    </section>
  )
}
