// Starts Swagger UI on the document, with a search of all operations, and logs in on behalf of the reader.
'use strict'

// What the document calls the way to authorize a request.
const SCHEME = 'token'
// The tab's own storage: the token survives a reload, no other tab has it, and it goes when the tab is closed. Unlike a
// cookie, it isn't sent unless an operation is tried.
const KEY = 'specimen.token'

// Whether an operation has all words of the phrase in its method, path, summary or tag.
const matches = (words, tag, operation) => {
  const text = [operation.get('method'), operation.get('path'), operation.getIn(['operation', 'summary']), tag]
  const within = text.join(' ').toLowerCase()
  return words.every(word => within.includes(word))
}

const wordsOf = phrase => phrase.toLowerCase().split(/\s+/).filter(word => word)

const search = () => ({
  fn: {
    opsFilter: (tags, phrase) => {
      const words = wordsOf(phrase)
      const narrowed = tags.map((of, tag) =>
        of.set('operations', of.get('operations').filter(operation => matches(words, tag, operation))))
      return narrowed.filter(of => of.get('operations').size > 0)
    },
  },
  // The page has a field of its own, and its own form to log in.
  components: { FilterContainer: () => null, authorizeBtn: () => null, ServersContainer: () => null },
  statePlugins: {
    layout: {
      wrapSelectors: {
        // While something is searched, tags are open unless the reader has closed them. The original knows the state.
        isShown: original => (state, thing, otherwise) =>
          original(thing, otherwise || (thing[0] === 'operations-tag' && typeof state.get('filter') === 'string')),
      },
    },
  },
})

// What an answer says in words.
const said = async answer => {
  const texts = []
  const collect = value => {
    if (typeof value === 'string') texts.push(value)
    else if (value && typeof value === 'object') Object.values(value).forEach(collect)
  }
  try {
    const body = await answer.json()
    // Numbers, e.g. the status, tell readers nothing.
    collect(body)
  } catch {
    // An answer of something before the server, e.g. a proxy.
  }
  return texts.join(' ') || `The server answered with the status ${answer.status}.`
}

const start = () => {
  const ui = SwaggerUIBundle({
    dom_id: '#ui',
    url: '/api/schema?format=json',
    deepLinking: true,
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    filter: true,
    validatorUrl: null,
    plugins: [search],
    onComplete: () => { find(); resume() },
  })

  const field = document.getElementById('search')
  const found = document.getElementById('found')
  const find = () => {
    const phrase = field.value.trim()
    ui.layoutActions.updateFilter(phrase || true)
    const tags = ui.specSelectors.taggedOperations()
    const count = tags.reduce((sum, of) => sum + of.get('operations').size, 0)
    found.textContent = `${count} ${count === 1 ? 'operation' : 'operations'}`
  }
  let later
  field.addEventListener('input', () => {
    clearTimeout(later)
    later = setTimeout(find, 150)
  })
  document.getElementById('searching').addEventListener('submit', event => {
    event.preventDefault()
    find()
  })

  const form = document.getElementById('log-in')
  const out = document.getElementById('logged-in')
  const state = document.getElementById('state')
  const show = (text, wrong) => {
    state.textContent = text
    state.classList.toggle('wrong', !!wrong)
  }
  const use = (token, name) => {
    ui.preauthorizeApiKey(SCHEME, `Token ${token}`)
    form.hidden = true
    out.hidden = false
    show(`Logged in as ${name}. Operations are tried with this user's token.`)
  }
  const leave = text => {
    sessionStorage.removeItem(KEY)
    ui.authActions.logout([SCHEME])
    form.hidden = false
    out.hidden = true
    show(text)
  }
  // Takes up the token of before a reload, if it is still good.
  const resume = async () => {
    const token = form && sessionStorage.getItem(KEY)
    if (!token) return
    try {
      const answer = await fetch('/me', { headers: { Authorization: `Token ${token}` }, credentials: 'omit' })
      if (answer.ok) use(token, (await answer.json()).username)
      else leave(`Log in again: ${await said(answer)}`)
    } catch {
      show('The server doesn\u2019t answer.', true)
    }
  }
  if (!form) return
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const { username, password, send } = form.elements
    send.disabled = true
    show('Logging in …')
    try {
      const answer = await fetch('/auth-token', {
        method: 'POST',
        body: new URLSearchParams({ username: username.value, password: password.value }),
        credentials: 'omit',
      })
      if (answer.ok) {
        const { token } = await answer.json()
        sessionStorage.setItem(KEY, token)
        use(token, username.value)
        out.focus()
      } else {
        show(await said(answer), true)
        password.focus()
      }
    } catch {
      show('The server doesn\u2019t answer.', true)
    } finally {
      password.value = ''
      send.disabled = false
    }
  })
  out.addEventListener('click', () => {
    leave('Logged out: this page has forgotten the token.')
    form.elements.username.focus()
  })
}

window.addEventListener('load', start)
