import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { useKeysOf } from '../commands'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: 'plain' | 'primary' | 'quiet' | 'danger'
  large?: boolean
  /** shown as pressed; use with `aria-pressed` semantics */
  on?: boolean
  /** command whose key is shown beside the label */
  command?: string
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'plain', large, on, command, icon, className = '', children, ...rest }: Props) {
  const classes = ['button', look !== 'plain' && `button--${look}`, large && 'button--large', on && 'button--on', className].filter(Boolean).join(' ')
  return (
    <button type="button" className={classes} {...(on === undefined ? {} : { 'aria-pressed': on })} {...rest}>
      {icon}
      {children}
      {command && <KeyOf command={command} />}
    </button>
  )
}

/** The key of a command as small caps; nothing where it has none. */
export function KeyOf({ command }: { command: string }) {
  const keys = useKeysOf(command)
  return keys === '' ? null : <Kbd>{keys}</Kbd>
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="kbd">{children}</kbd>
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string; ref?: Ref<HTMLButtonElement> }

/** A button that is only an icon; `label` is its name and its tooltip. */
export function IconButton({ label, className = '', children, ...rest }: IconButtonProps) {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      {children}
    </button>
  )
}
