// The form for a new group, in the shape of a bot's modal.

import { ComponentKind as Kind } from "../core/kinds.js";

const LONGEST = 100;
/** Including the member who opens it. */
const MOST_MEMBERS = 10;

/** The form for a group of this member and others. */
export function groupForm({ me, users, directory }) {
  const others = users.filter(({ id }) => id !== me.id);
  const options = others.map((user) => ({ label: directory.nameOf(user), value: user.id, description: user.label }));
  const most = Math.min(others.length, MOST_MEMBERS - 1);
  const who = { type: Kind.STRING_SELECT, custom_id: "user_ids", options, min_values: 1, max_values: most };
  const name = { type: Kind.TEXT_INPUT, custom_id: "name", style: 1, required: false, max_length: LONGEST };
  return {
    title: "New group",
    custom_id: "group",
    yes: "Open group",
    components: [
      { type: Kind.LABEL, label: "Members", description: "Whom to add.", component: who },
      { type: Kind.LABEL, label: "Name", description: "If empty, the group has its members' names.", component: name },
    ],
  };
}

/** What was filled in: {user_ids, name}. */
export function readGroup([who, name]) {
  return { user_ids: who.component.values, name: name.component.value };
}
