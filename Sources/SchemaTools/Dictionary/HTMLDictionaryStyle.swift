/// How a dictionary looks: fonts of the system, light and dark, wide, narrow and on paper.
enum HTMLDictionaryStyle {
    static let css = """
        :root {
          --ground: #ffffff; --raised: #f5f6f8; --ink: #1b1f24; --quiet: #57606a; --line: #d8dee4; --link: #0a58ca;
          --strong: #8a2a0b;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171a; --raised: #1f2428; --ink: #e4e7ea; --quiet: #9da7b1; --line: #363c43; --link: #79b8ff;
            --strong: #ffab7a;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-behavior: auto; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 76rem; background: var(--ground); color: var(--ink);
          overflow-wrap: break-word; font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
        }
        code {
          padding: .05em .3em; border-radius: .25em; background: var(--raised); overflow-wrap: break-word;
          font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
        }
        a { color: var(--link); }
        a code, h2 code { padding: 0; background: none; }
        a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.2; overflow-wrap: break-word; }
        h2 { margin: 2.5rem 0 .5rem; font-size: 1.2rem; line-height: 1.3; overflow-wrap: break-word; }
        header p { max-width: 46rem; margin: .5rem 0; }
        .kind { margin: 0; color: var(--quiet); font-size: .875rem; }
        .summary > div { display: flex; gap: .25rem 1rem; }
        .summary dt { flex: 0 0 6.5rem; color: var(--quiet); }
        dl, dd { margin: 0; }
        dd { min-width: 0; overflow-wrap: break-word; }
        nav { margin: 1.5rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; font-size: .9375rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; }
        caption { padding: 0 0 .5rem; color: var(--quiet); font-size: .875rem; text-align: start; }
        th, td { padding: .6rem .75rem; border-top: 1px solid var(--line); text-align: start; vertical-align: top; }
        thead th { border-top: 0; color: var(--quiet); font-size: .8125rem; font-weight: 600; }
        thead th:nth-child(1) { width: 22%; }
        thead th:nth-child(2) { width: 13%; }
        thead th:nth-child(3) { width: 14%; }
        tbody th { font-weight: 400; }
        tbody th a { text-decoration: none; }
        tbody th a:hover { text-decoration: underline; }
        tbody tr:target { background: var(--raised); }
        tr:target code { background: none; }
        .type, .presence { font-size: .9375rem; }
        .required { color: var(--strong); font-weight: 600; }
        .meaning p { margin: 0 0 .25rem; }
        .meaning .title { font-weight: 600; }
        .meaning dl { font-size: .9375rem; }
        .meaning dl > div { margin-top: .25rem; }
        .meaning dt { display: inline; color: var(--quiet); }
        .meaning dt::after { content: ": "; }
        .meaning dd { display: inline; }
        .omission { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
        @media (max-width: 44rem) {
          table, tbody, tbody tr, tbody th, tbody td, caption { display: block; width: auto; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          tbody tr { padding: .75rem 0; border-top: 1px solid var(--line); }
          tbody th, tbody td { padding: 0; border: 0; }
          .type, .presence { display: inline; color: var(--quiet); }
          .type::after { content: " ·"; }
          .meaning { margin-top: .25rem; }
          .summary > div { display: block; margin-top: .25rem; }
        }
        @media print {
          :root {
            --ground: #ffffff; --raised: #ffffff; --ink: #000000; --quiet: #444444; --line: #bbbbbb; --link: #000000;
            --strong: #000000; font-size: 9pt;
          }
          body { max-width: none; padding: 0; }
          nav { display: none; }
          tr { break-inside: avoid; }
          h2, caption { break-after: avoid; }
          a { text-decoration: none; }
        }

        """
}
