// After a decision the passage is exchanged; the keyboard goes on where it was.
document.addEventListener('htmx:afterSettle', event => {
  const path = event.detail.pathInfo && event.detail.pathInfo.requestPath;
  const number = path && path.match(/\/facts\/(\d+)\//);
  const fact = number && document.getElementById('fact-' + number[1]);
  const next = fact && fact.querySelector('button, a[role=button]');
  if (next) {
    next.focus();
  }
});
