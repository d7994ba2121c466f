/** Slack's names of common emoji, as "name picture" pairs; several names of one picture stand one after the other. */
export const PAIRS = `
grinning 😀 smiley 😃 smile 😄 grin 😁 laughing 😆 satisfied 😆 sweat_smile 😅 rolling_on_the_floor_laughing 🤣 joy 😂
slightly_smiling_face 🙂 upside_down_face 🙃 melting_face 🫠 wink 😉 blush 😊 innocent 😇 smiling_face_with_3_hearts 🥰
heart_eyes 😍 star-struck 🤩 kissing_heart 😘 kissing 😗 relaxed ☺️ kissing_closed_eyes 😚 smiling_face_with_tear 🥲 yum 😋
stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜 zany_face 🤪 stuck_out_tongue_closed_eyes 😝 money_mouth_face 🤑
hugging_face 🤗 face_with_hand_over_mouth 🤭 shushing_face 🤫 thinking_face 🤔 saluting_face 🫡 zipper_mouth_face 🤐
face_with_raised_eyebrow 🤨 neutral_face 😐 expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒 face_with_rolling_eyes 🙄
grimacing 😬 lying_face 🤥 relieved 😌 pensive 😔 sleepy 😪 drooling_face 🤤 sleeping 😴 mask 😷 face_with_thermometer 🤒
face_with_head_bandage 🤕 nauseated_face 🤢 sneezing_face 🤧 hot_face 🥵 cold_face 🥶 woozy_face 🥴 dizzy_face 😵
exploding_head 🤯 face_with_cowboy_hat 🤠 partying_face 🥳 sunglasses 😎 nerd_face 🤓 face_with_monocle 🧐 confused 😕
worried 😟 slightly_frowning_face 🙁 white_frowning_face ☹️ open_mouth 😮 hushed 😯 astonished 😲 flushed 😳
pleading_face 🥺 face_holding_back_tears 🥹 frowning 😦 anguished 😧 fearful 😨 cold_sweat 😰 disappointed_relieved 😥 cry 😢
sob 😭 scream 😱 confounded 😖 persevere 😣 disappointed 😞 sweat 😓 weary 😩 tired_face 😫 yawning_face 🥱 triumph 😤
rage 😡 angry 😠 smiling_imp 😈 imp 👿 skull 💀 hankey 💩 poop 💩 clown_face 🤡 ghost 👻 alien 👽 robot_face 🤖
smiley_cat 😺 heart_eyes_cat 😻 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊
love_letter 💌 cupid 💘 gift_heart 💝 sparkling_heart 💖 heartpulse 💗 heartbeat 💓 revolving_hearts 💞 two_hearts 💕
heart_decoration 💟 broken_heart 💔 heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜
brown_heart 🤎 black_heart 🖤 white_heart 🤍 kiss 💋 100 💯 anger 💢 boom 💥 collision 💥 dizzy 💫 sweat_drops 💦 dash 💨
hole 🕳️ speech_balloon 💬 left_speech_bubble 🗨️ thought_balloon 💭 zzz 💤
wave 👋 raised_back_of_hand 🤚 hand ✋ raised_hand ✋ spock-hand 🖖 ok_hand 👌 pinched_fingers 🤌 pinching_hand 🤏 v ✌️
crossed_fingers 🤞 i_love_you_hand_sign 🤟 the_horns 🤘 call_me_hand 🤙 point_left 👈 point_right 👉 point_up_2 👆
point_down 👇 point_up ☝️ +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 fist ✊ facepunch 👊 punch 👊 clap 👏 raised_hands 🙌
heart_hands 🫶 open_hands 👐 palms_up_together 🤲 handshake 🤝 pray 🙏 writing_hand ✍️ nail_care 💅 selfie 🤳 muscle 💪
ear 👂 nose 👃 brain 🧠 eyes 👀 eye 👁️ tongue 👅 lips 👄 baby 👶 child 🧒 boy 👦 girl 👧 adult 🧑 man 👨 woman 👩
older_adult 🧓 older_man 👴 older_woman 👵 man-bowing 🙇‍♂️ bow 🙇 face_palm 🤦 facepalm 🤦 shrug 🤷 raising_hand 🙋
information_desk_person 💁 technologist 🧑‍💻 male-technologist 👨‍💻 female-technologist 👩‍💻 teacher 🧑‍🏫 scientist 🧑‍🔬
artist 🧑‍🎨 farmer 🧑‍🌾 male-farmer 👨‍🌾 female-farmer 👩‍🌾 cook 🧑‍🍳 astronaut 🧑‍🚀 firefighter 🧑‍🚒 detective 🕵️ guardsman 💂
construction_worker 👷 prince 🤴 princess 👸 santa 🎅 mage 🧙 superhero 🦸 ninja 🥷 walking 🚶 standing_person 🧍 runner 🏃
running 🏃 dancer 💃 man_dancing 🕺 dancers 👯 climbing 🧗 surfer 🏄 swimmer 🏊 bicyclist 🚴 weight_lifter 🏋️
person_in_lotus_position 🧘 two_women_holding_hands 👭 couple 👫 family 👪 speaking_head_in_silhouette 🗣️
bust_in_silhouette 👤 busts_in_silhouette 👥 people_hugging 🫂 footprints 👣
monkey_face 🐵 monkey 🐒 gorilla 🦍 dog 🐶 dog2 🐕 poodle 🐩 wolf 🐺 fox_face 🦊 raccoon 🦝 cat 🐱 cat2 🐈 lion_face 🦁
tiger 🐯 horse 🐴 unicorn_face 🦄 zebra_face 🦓 deer 🦌 cow 🐮 pig 🐷 boar 🐗 sheep 🐑 goat 🐐 camel 🐫 llama 🦙
giraffe_face 🦒 elephant 🐘 mouse 🐭 hamster 🐹 rabbit 🐰 chipmunk 🐿️ hedgehog 🦔 bat 🦇 bear 🐻 koala 🐨 panda_face 🐼
sloth 🦥 otter 🦦 kangaroo 🦘 turkey 🦃 chicken 🐔 rooster 🐓 hatching_chick 🐣 baby_chick 🐤 bird 🐦 penguin 🐧
dove_of_peace 🕊️ eagle 🦅 duck 🦆 swan 🦢 owl 🦉 flamingo 🦩 peacock 🦚 parrot 🦜 frog 🐸 crocodile 🐊 turtle 🐢 lizard 🦎
snake 🐍 dragon_face 🐲 dragon 🐉 sauropod 🦕 t-rex 🦖 whale 🐳 whale2 🐋 dolphin 🐬 fish 🐟 tropical_fish 🐠 blowfish 🐡
shark 🦈 octopus 🐙 shell 🐚 crab 🦀 lobster 🦞 shrimp 🦐 snail 🐌 butterfly 🦋 bug 🐛 ant 🐜 bee 🐝 honeybee 🐝
ladybug 🐞 cricket 🦗 spider 🕷️ spider_web 🕸️ mosquito 🦟 bouquet 💐 cherry_blossom 🌸 rose 🌹 wilted_flower 🥀
hibiscus 🌺 sunflower 🌻 blossom 🌼 tulip 🌷 seedling 🌱 potted_plant 🪴 evergreen_tree 🌲 deciduous_tree 🌳 palm_tree 🌴
cactus 🌵 ear_of_rice 🌾 herb 🌿 shamrock ☘️ four_leaf_clover 🍀 maple_leaf 🍁 fallen_leaf 🍂 leaves 🍃 mushroom 🍄
grapes 🍇 melon 🍈 watermelon 🍉 tangerine 🍊 lemon 🍋 banana 🍌 pineapple 🍍 mango 🥭 apple 🍎 green_apple 🍏 pear 🍐
peach 🍑 cherries 🍒 strawberry 🍓 blueberries 🫐 kiwifruit 🥝 tomato 🍅 coconut 🥥 avocado 🥑 eggplant 🍆 potato 🥔
carrot 🥕 corn 🌽 hot_pepper 🌶️ cucumber 🥒 broccoli 🥦 garlic 🧄 onion 🧅 peanuts 🥜 chestnut 🌰 bread 🍞 croissant 🥐
baguette_bread 🥖 pretzel 🥨 bagel 🥯 pancakes 🥞 waffle 🧇 cheese_wedge 🧀 meat_on_bone 🍖 poultry_leg 🍗 bacon 🥓
hamburger 🍔 fries 🍟 pizza 🍕 hotdog 🌭 sandwich 🥪 taco 🌮 burrito 🌯 stuffed_flatbread 🥙 falafel 🧆 egg 🥚
fried_egg 🍳 cooking 🍳 stew 🍲 bowl_with_spoon 🥣 green_salad 🥗 popcorn 🍿 canned_food 🥫 bento 🍱 rice_ball 🍙 rice 🍚
curry 🍛 ramen 🍜 spaghetti 🍝 sushi 🍣 fried_shrimp 🍤 dumpling 🥟 icecream 🍦 ice_cream 🍨 doughnut 🍩 cookie 🍪
birthday 🎂 cake 🍰 cupcake 🧁 pie 🥧 chocolate_bar 🍫 candy 🍬 lollipop 🍭 honey_pot 🍯 baby_bottle 🍼 glass_of_milk 🥛
coffee ☕ teapot 🫖 tea 🍵 sake 🍶 champagne 🍾 wine_glass 🍷 cocktail 🍸 tropical_drink 🍹 beer 🍺 beers 🍻
clinking_glasses 🥂 tumbler_glass 🥃 cup_with_straw 🥤 knife_fork_plate 🍽️ fork_and_knife 🍴 spoon 🥄
earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 globe_with_meridians 🌐 world_map 🗺️ compass 🧭 snow_capped_mountain 🏔️
mountain ⛰️ volcano 🌋 mount_fuji 🗻 camping 🏕️ beach_with_umbrella 🏖️ desert 🏜️ desert_island 🏝️ national_park 🏞️
stadium 🏟️ classical_building 🏛️ building_construction 🏗️ bricks 🧱 house 🏠 house_with_garden 🏡 office 🏢
post_office 🏣 hospital 🏥 bank 🏦 hotel 🏨 school 🏫 factory 🏭 castle 🏰 wedding 💒 tokyo_tower 🗼 statue_of_liberty 🗽
church ⛪ mosque 🕌 synagogue 🕍 fountain ⛲ tent ⛺ foggy 🌁 night_with_stars 🌃 cityscape 🏙️ sunrise 🌅 city_sunset 🌆
bridge_at_night 🌉 carousel_horse 🎠 ferris_wheel 🎡 roller_coaster 🎢 circus_tent 🎪 steam_locomotive 🚂
bullettrain_side 🚄 train 🚋 metro 🚇 tram 🚊 bus 🚌 ambulance 🚑 fire_engine 🚒 police_car 🚓 taxi 🚕 car 🚗 red_car 🚗
blue_car 🚙 truck 🚚 tractor 🚜 racing_car 🏎️ racing_motorcycle 🏍️ motor_scooter 🛵 bike 🚲 scooter 🛴 fuelpump ⛽
rotating_light 🚨 traffic_light 🚥 octagonal_sign 🛑 construction 🚧 anchor ⚓ boat ⛵ canoe 🛶 speedboat 🚤 ship 🚢
airplane ✈️ small_airplane 🛩️ airplane_departure 🛫 airplane_arriving 🛬 parachute 🪂 seat 💺 helicopter 🚁 satellite 🛰️
rocket 🚀 flying_saucer 🛸 bellhop_bell 🛎️ luggage 🧳
hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ timer_clock ⏲️ mantelpiece_clock 🕰️ clock12 🕛
clock1 🕐 clock2 🕑 clock3 🕒 clock4 🕓 clock5 🕔 clock6 🕕 clock7 🕖 clock8 🕗 clock9 🕘 clock10 🕙 clock11 🕚
new_moon 🌑 full_moon 🌕 crescent_moon 🌙 new_moon_with_face 🌚 full_moon_with_face 🌝 thermometer 🌡️ sunny ☀️
sun_with_face 🌞 ringed_planet 🪐 star ⭐ star2 🌟 stars 🌠 milky_way 🌌 cloud ☁️ partly_sunny ⛅ thunder_cloud_and_rain ⛈️
mostly_sunny 🌤️ rain_cloud 🌧️ snow_cloud 🌨️ lightning 🌩️ tornado 🌪️ fog 🌫️ cyclone 🌀 rainbow 🌈 umbrella ☂️
umbrella_with_rain_drops ☔ zap ⚡ snowflake ❄️ snowman ☃️ snowman_without_snow ⛄ comet ☄️ fire 🔥 droplet 💧 ocean 🌊
jack_o_lantern 🎃 christmas_tree 🎄 fireworks 🎆 sparkler 🎇 firecracker 🧨 sparkles ✨ balloon 🎈 tada 🎉 confetti_ball 🎊
ribbon 🎀 gift 🎁 reminder_ribbon 🎗️ admission_tickets 🎟️ ticket 🎫 medal 🎖️ trophy 🏆 sports_medal 🏅
first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉 soccer ⚽ baseball ⚾ softball 🥎 basketball 🏀
volleyball 🏐 football 🏈 rugby_football 🏉 tennis 🎾 flying_disc 🥏 bowling 🎳 golf ⛳ ice_skate ⛸️ ski 🎿 dart 🎯
kite 🪁 8ball 🎱 crystal_ball 🔮 magic_wand 🪄 video_game 🎮 joystick 🕹️ slot_machine 🎰 game_die 🎲 jigsaw 🧩
teddy_bear 🧸 chess_pawn ♟️ performing_arts 🎭 frame_with_picture 🖼️ art 🎨 thread 🧵 yarn 🧶
eyeglasses 👓 dark_sunglasses 🕶️ goggles 🥽 lab_coat 🥼 necktie 👔 shirt 👕 tshirt 👕 jeans 👖 scarf 🧣 gloves 🧤 coat 🧥
socks 🧦 dress 👗 kimono 👘 purse 👛 handbag 👜 shopping_bags 🛍️ school_satchel 🎒 mans_shoe 👞 athletic_shoe 👟
hiking_boot 🥾 high_heel 👠 crown 👑 womans_hat 👒 tophat 🎩 mortar_board 🎓 billed_cap 🧢 ring 💍 gem 💎
mute 🔇 speaker 🔈 sound 🔉 loud_sound 🔊 loudspeaker 📢 mega 📣 bell 🔔 no_bell 🔕 musical_note 🎵 notes 🎶
studio_microphone 🎙️ microphone 🎤 headphones 🎧 radio 📻 saxophone 🎷 guitar 🎸 musical_keyboard 🎹 trumpet 🎺 violin 🎻
drum_with_drumsticks 🥁 iphone 📱 calling 📲 phone ☎️ telephone ☎️ telephone_receiver 📞 pager 📟 battery 🔋
electric_plug 🔌 computer 💻 desktop_computer 🖥️ printer 🖨️ keyboard ⌨️ three_button_mouse 🖱️ minidisc 💽 floppy_disk 💾
cd 💿 dvd 📀 abacus 🧮 movie_camera 🎥 film_frames 🎞️ clapper 🎬 tv 📺 camera 📷 camera_with_flash 📸 video_camera 📹
mag 🔍 mag_right 🔎 candle 🕯️ bulb 💡 flashlight 🔦 notebook_with_decorative_cover 📔 closed_book 📕 book 📖 open_book 📖
green_book 📗 blue_book 📘 orange_book 📙 books 📚 notebook 📓 ledger 📒 page_with_curl 📃 scroll 📜 page_facing_up 📄
newspaper 📰 rolled_up_newspaper 🗞️ bookmark_tabs 📑 bookmark 🔖 label 🏷️ moneybag 💰 coin 🪙 yen 💴 dollar 💵 euro 💶
pound 💷 money_with_wings 💸 credit_card 💳 receipt 🧾 chart 💹 email ✉️ envelope ✉️ e-mail 📧 incoming_envelope 📨
envelope_with_arrow 📩 outbox_tray 📤 inbox_tray 📥 package 📦 mailbox 📫 mailbox_with_mail 📬 postbox 📮 ballot_box_with_ballot 🗳️
pencil2 ✏️ black_nib ✒️ lower_left_fountain_pen 🖋️ lower_left_ballpoint_pen 🖊️ lower_left_crayon 🖍️ memo 📝 pencil 📝
briefcase 💼 file_folder 📁 open_file_folder 📂 card_index_dividers 🗂️ date 📅 calendar 📆 spiral_note_pad 🗒️
spiral_calendar_pad 🗓️ card_index 📇 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋
pushpin 📌 round_pushpin 📍 paperclip 📎 linked_paperclips 🖇️ straight_ruler 📏 triangular_ruler 📐 scissors ✂️
card_file_box 🗃️ file_cabinet 🗄️ wastebasket 🗑️ lock 🔒 unlock 🔓 lock_with_ink_pen 🔏 closed_lock_with_key 🔐 key 🔑
old_key 🗝️ hammer 🔨 axe 🪓 pick ⛏️ hammer_and_pick ⚒️ hammer_and_wrench 🛠️ dagger_knife 🗡️ crossed_swords ⚔️ bow_and_arrow 🏹
shield 🛡️ wrench 🔧 screwdriver 🪛 nut_and_bolt 🔩 gear ⚙️ scales ⚖️ probing_cane 🦯 link 🔗 chains ⛓️ hook 🪝 toolbox 🧰
magnet 🧲 ladder 🪜 alembic ⚗️ test_tube 🧪 petri_dish 🧫 dna 🧬 microscope 🔬 telescope 🔭 satellite_antenna 📡 syringe 💉
drop_of_blood 🩸 pill 💊 adhesive_bandage 🩹 stethoscope 🩺 door 🚪 elevator 🛗 mirror 🪞 window 🪟 bed 🛏️ couch_and_lamp 🛋️
chair 🪑 toilet 🚽 shower 🚿 bathtub 🛁 safety_pin 🧷 broom 🧹 basket 🧺 roll_of_paper 🧻 soap 🧼 sponge 🧽
fire_extinguisher 🧯 shopping_trolley 🛒 smoking 🚬 coffin ⚰️ placard 🪧
atm 🏧 potable_water 🚰 wheelchair ♿ restroom 🚻 warning ⚠️ children_crossing 🚸 no_entry ⛔ no_entry_sign 🚫
no_smoking 🚭 underage 🔞 radioactive_sign ☢️ biohazard_sign ☣️ arrow_up ⬆️ arrow_upper_right ↗️ arrow_right ➡️
arrow_lower_right ↘️ arrow_down ⬇️ arrow_lower_left ↙️ arrow_left ⬅️ arrow_upper_left ↖️ arrow_up_down ↕️
left_right_arrow ↔️ leftwards_arrow_with_hook ↩️ arrow_right_hook ↪️ arrow_heading_up ⤴️ arrow_heading_down ⤵️
arrows_clockwise 🔃 arrows_counterclockwise 🔄 back 🔙 end 🔚 on 🔛 soon 🔜 top 🔝 place_of_worship 🛐 atom_symbol ⚛️
peace_symbol ☮️ yin_yang ☯️ aries ♈ taurus ♉ gemini ♊ cancer ♋ leo ♌ virgo ♍ libra ♎ scorpius ♏ sagittarius ♐
capricorn ♑ aquarius ♒ pisces ♓ twisted_rightwards_arrows 🔀 repeat 🔁 repeat_one 🔂 arrow_forward ▶️ fast_forward ⏩
black_right_pointing_double_triangle_with_vertical_bar ⏭️ arrow_backward ◀️ rewind ⏪ arrow_up_small 🔼 arrow_down_small 🔽
double_vertical_bar ⏸️ black_square_for_stop ⏹️ black_circle_for_record ⏺️ cinema 🎦 low_brightness 🔅 high_brightness 🔆
signal_strength 📶 vibration_mode 📳 heavy_plus_sign ➕ heavy_minus_sign ➖ heavy_division_sign ➗ heavy_multiplication_x ✖️
infinity ♾️ bangbang ‼️ interrobang ⁉️ question ❓ grey_question ❔ grey_exclamation ❕ exclamation ❗
heavy_exclamation_mark ❗ wavy_dash 〰️ currency_exchange 💱 heavy_dollar_sign 💲 medical_symbol ⚕️ recycle ♻️
fleur_de_lis ⚜️ trident 🔱 name_badge 📛 beginner 🔰 o ⭕ white_check_mark ✅ ballot_box_with_check ☑️ heavy_check_mark ✔️
x ❌ negative_squared_cross_mark ❎ curly_loop ➰ loop ➿ part_alternation_mark 〽️ eight_spoked_asterisk ✳️
eight_pointed_black_star ✴️ sparkle ❇️ copyright ©️ registered ®️ tm ™️ hash #️⃣ zero 0️⃣ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣
five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 capital_abcd 🔠 abcd 🔡 1234 🔢 symbols 🔣 abc 🔤 a 🅰️ ab 🆎 b 🅱️
cl 🆑 cool 🆒 free 🆓 information_source ℹ️ id 🆔 m Ⓜ️ new 🆕 ng 🆖 o2 🅾️ ok 🆗 parking 🅿️ sos 🆘 up 🆙 vs 🆚
red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣
large_brown_circle 🟤 black_circle ⚫ white_circle ⚪ large_red_square 🟥 large_orange_square 🟧 large_yellow_square 🟨
large_green_square 🟩 large_blue_square 🟦 large_purple_square 🟪 large_brown_square 🟫 black_large_square ⬛
white_large_square ⬜ black_medium_square ◼️ white_medium_square ◻️ large_orange_diamond 🔶 large_blue_diamond 🔷
small_orange_diamond 🔸 small_blue_diamond 🔹 small_red_triangle 🔺 small_red_triangle_down 🔻
diamond_shape_with_a_dot_inside 💠 radio_button 🔘 white_square_button 🔳 black_square_button 🔲
checkered_flag 🏁 triangular_flag_on_post 🚩 crossed_flags 🎌 waving_black_flag 🏴 waving_white_flag 🏳️ rainbow-flag 🏳️‍🌈
transgender_flag 🏳️‍⚧️ pirate_flag 🏴‍☠️ flag-england 🏴󠁧󠁢󠁥󠁮󠁧󠁿 flag-scotland 🏴󠁧󠁢󠁳󠁣󠁴󠁿 flag-wales 🏴󠁧󠁢󠁷󠁬󠁳󠁿
cn 🇨🇳 de 🇩🇪 es 🇪🇸 fr 🇫🇷 gb 🇬🇧 uk 🇬🇧 it 🇮🇹 jp 🇯🇵 kr 🇰🇷 ru 🇷🇺 us 🇺🇸
`;

/** ISO 3166 codes that have a flag, as `:flag-pt:`. */
export const FLAG_CODES = `
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf
cg ch ci ck cl cm cn co cp cr cu cv cw cx cy cz de dg dj dk dm do dz ea ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd ge
gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn
kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne
nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm
sn so sr ss st sv sx sy sz ta tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu wf ws
xk ye yt za zm zw
`;
