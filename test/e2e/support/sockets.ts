/** What a run asked of the network, as `strace -f -e trace=network` wrote it down. */

export type Socket = {
  /** "AF_UNIX SOCK_STREAM", "AF_NETLINK NETLINK_ROUTE" */
  what: string
  times: number
}
export type Sockets = {
  sockets: Socket[]
  /** addresses of other machines' families that were bound, connected to or sent to: "connect 1.2.3.4:443" */
  addresses: string[]
}

const CALL = /^(?:\[?pid\s+)?(\d+)\]?\s+(?:[\d.]+\s+)?(\w+)\((.*)$/
const FAMILY = /\b((?:AF|PF)_[A-Z0-9]+)/

/** @param text all that strace wrote */
export function socketsIn(text: string): Sockets {
  const counted = new Map<string, number>()
  const addresses = new Set<string>()
  for (const line of text.split('\n')) {
    const call = CALL.exec(line)
    if (!call) continue
    const [, , name = '', words = ''] = call
    if (name === 'socket' || name === 'socketpair') {
      const [family = '', type = '', protocol = ''] = words.split(/,\s*/).map((word) => word.replace(/\).*$| <unfinished.*$/, ''))
      const what = `${name} ${family} ${family === 'AF_NETLINK' ? protocol : type.replace(/\|.*$/, '')}`
      counted.set(what, (counted.get(what) ?? 0) + 1)
    } else if (/^(?:connect|bind|sendto|sendmsg|sendmmsg|accept4?)$/.test(name)) {
      const family = FAMILY.exec(words)?.[1]
      if (!family || family === 'AF_UNIX' || family === 'AF_NETLINK' || family === 'AF_UNSPEC') continue
      const port = /sin6?_port=htons\((\d+)\)/.exec(words)?.[1] ?? '?'
      const address = /inet_(?:addr|pton)\((?:AF_INET6, )?"([^"]+)"/.exec(words)?.[1] ?? '?'
      addresses.add(`${name} ${address}:${port}`)
    }
  }
  return { sockets: [...counted].map(([what, times]) => ({ what, times })).sort((a, b) => (a.what < b.what ? -1 : 1)), addresses: [...addresses].sort() }
}
