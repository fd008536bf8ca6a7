# /wildcards: lists for prompts.

wildcards-none = No lists yet. /wildcards add adds one.
wildcards-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
wildcards-kept = I saved the list **{ $name }** with { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}. Write `__{ $name }__` in a prompt to use it.
wildcards-removed = I removed the list **{ $name }**.

wildcards-form-mine = Your list
wildcards-form-server = A list of this server
wildcards-form-entries = Entries
wildcards-form-entries-about = One on each line. Entries may have choices and name other lists.
