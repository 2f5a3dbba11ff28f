// Forms with class passkey: the browser asks the device, the answer goes where the form goes.
// data-add registers a device, data-use signs in with one. The options come from the form's address + "/options".
(() => {
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const described = list => (list || []).map(each => ({...each, id: bytes(each.id)}));

  async function post(address, fields) {
    const answer = await fetch(address, {method: 'POST', body: fields, headers: {Accept: 'application/json'}});
    if (!(answer.headers.get('Content-Type') || '').includes('json')) {
      throw new Error();
    }
    const said = await answer.json();
    if (!answer.ok) {
      throw Object.assign(new Error(), {sentence: said.sentence});
    }
    return said;
  }

  async function create(options) {
    const made = await navigator.credentials.create({publicKey: {...options,
      challenge: bytes(options.challenge),
      user: {...options.user, id: bytes(options.user.id)},
      excludeCredentials: described(options.excludeCredentials)}});
    return sent(made, {
      attestationObject: text(made.response.attestationObject),
      clientDataJSON: text(made.response.clientDataJSON),
      transports: made.response.getTransports ? made.response.getTransports() : []});
  }

  async function use(options) {
    const found = await navigator.credentials.get({publicKey: {...options,
      challenge: bytes(options.challenge),
      allowCredentials: described(options.allowCredentials)}});
    return sent(found, {
      authenticatorData: text(found.response.authenticatorData),
      clientDataJSON: text(found.response.clientDataJSON),
      signature: text(found.response.signature),
      userHandle: found.response.userHandle ? text(found.response.userHandle) : null});
  }

  function sent(credential, response) {
    return JSON.stringify({id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
      authenticatorAttachment: credential.authenticatorAttachment || null, clientExtensionResults: {}});
  }

  async function submit(form, refusal) {
    const fields = new URLSearchParams(new FormData(form));
    refusal.hidden = true;
    try {
      const options = await post(form.action + '/options', fields);
      fields.set('credential', await ('add' in form.dataset ? create(options) : use(options)));
      fields.delete('current');
      location.assign((await post(form.action, fields)).to);
    } catch (failed) {
      const unable = failed.name === 'SecurityError' || failed.name === 'NotSupportedError';
      refusal.textContent = failed.sentence || (unable ? refusal.dataset.unable : refusal.dataset.failed);
      refusal.hidden = false;
    }
  }

  document.querySelectorAll('form.passkey').forEach(form => {
    const refusal = form.querySelector('.refusal');
    if (!window.PublicKeyCredential) {
      refusal.textContent = refusal.dataset.unable;
      refusal.hidden = 'use' in form.dataset;
      return;
    }
    form.querySelector('button').hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      submit(form, refusal);
    });
  });
})();
