// A bot with discord.js 14 that runs in the playground:
//
//   python -m playground
//   npm install discord.js@14
//   node discord_js.mjs 127.0.0.1:8080

import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  SlashCommandBuilder,
} from "discord.js";

const address = process.argv[2] ?? "127.0.0.1:8080";

// Only these lines differ from a bot on Discord, whose token you'd have from the developer portal.
const { token } = await (await fetch(`http://${address}/playground/connect`)).json();
const rest = { api: `http://${address}/api`, cdn: `http://${address}`, mediaProxy: `http://${address}` };

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest });

const greet = new SlashCommandBuilder()
  .setName("greet")
  .setDescription("Greet somebody")
  .addStringOption((option) => option.setName("name").setDescription("Whom").setRequired(true));
const again = new ButtonBuilder().setCustomId("again").setLabel("Again").setStyle(ButtonStyle.Primary);

client.once(Events.ClientReady, async (ready) => {
  await ready.application.commands.set([greet]);
  console.log(`${ready.user.username} is in ${ready.guilds.cache.map((guild) => guild.name).join(", ")}`);
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    const row = new ActionRowBuilder().addComponents(again);
    await interaction.editReply({ content: `Hello, ${interaction.options.getString("name")}!`, components: [row] });
  } else if (interaction.isButton()) {
    await interaction.update({ content: `${interaction.message.content} And again!` });
  }
});

process.once("SIGTERM", () => client.destroy());
await client.login(token);
