// The controlled values of a record, as people say them. In Indonesian most are the value itself, spelt out.
const TERMS = {
  en: {
    presiden: "President", wakil_presiden: "Vice President", menteri: "Minister", wakil_menteri: "Deputy Minister",
    dirjen: "Director General", sekjen: "Secretary General", deputi: "Deputy (ministry)",
    asisten_deputi: "Assistant Deputy", direktur: "Director", gubernur: "Governor", wakil_gubernur: "Vice Governor",
    bupati: "Regent", wakil_bupati: "Vice Regent", wali_kota: "Mayor", wakil_wali_kota: "Vice Mayor",
    sekda: "Regional Secretary", asisten_sekda: "Assistant to the Regional Secretary", staf_ahli: "Expert Staff",
    kepala_dinas: "Head of Dinas", kepala_badan: "Head of Agency", kepala_biro: "Head of Bureau",
    kepala_bagian: "Head of Division", kepala_bidang: "Head of Section", sekretaris_dinas: "Secretary of Dinas",
    inspektur: "Inspector", kepala_satpol_pp: "Head of Satpol PP", direktur_rsud: "Hospital Director",
    camat: "District Head", lurah: "Urban Village Head", kepala_desa: "Village Head",
    ketua_dprd: "Speaker of DPRD", wakil_ketua_dprd: "Deputy Speaker of DPRD", anggota_dprd: "Member of DPRD",
    sekretaris_dprd: "Secretary of DPRD", anggota_dpr: "Member of DPR", kapolri: "National Police Chief",
    kapolda: "Provincial Police Chief", kapolres: "District Police Chief", kapolsek: "Local Police Chief",
    panglima_tni: "TNI Commander", pangdam: "Kodam Commander", danrem: "Korem Commander", dandim: "Kodim Commander",
    danramil: "Koramil Commander", kajati: "Provincial Prosecutor", kajari: "District Prosecutor",
    ketua_pengadilan: "Chief of Court", ketua_kpu: "Chair of KPU", ketua_bawaslu: "Chair of Bawaslu",
    kepala_perwakilan: "Head of Representation", lainnya: "Other",
    pj: "acting (Pj)", pjs: "interim (Pjs)", plt: "acting (Plt)", plh: "daily acting (Plh)",
    incumbent: "in office", former: "former", elect: "elect", achieved: "achieved", target: "target",
    signed: "signed", planned: "planned", ended: "ended",
    nota_kesepahaman: "Memorandum of understanding", perjanjian_kerja_sama: "Cooperation agreement",
    kesepakatan_bersama: "Joint agreement", komitmen_bersama: "Joint commitment", letter_of_intent: "Letter of intent",
    related: "related link", boilerplate: "boilerplate", byline: "byline", caption: "caption", title: "title",
    "duplicate-article": "same article twice", "syndicated-copy": "syndicated copy",
    "region-ambiguous": "ambiguous region", "date-weekday-mismatch": "weekday does not fit",
    "sakip-score-mismatch": "score and grade disagree", "language-not-indonesian": "not Indonesian",
    "encoding-repaired": "encoding repaired", "mojibake-left": "broken characters left",
  },
  id: {
    incumbent: "menjabat", former: "mantan", elect: "terpilih", achieved: "diraih", target: "target",
    pj: "Pj", pjs: "Pjs", plt: "Plt", plh: "Plh", dirjen: "Dirjen", sekda: "Sekda",
    signed: "ditandatangani", planned: "direncanakan", ended: "berakhir",
    related: "tautan terkait", boilerplate: "teks baku", byline: "penulis", caption: "keterangan foto", title: "judul",
    ketua_dprd: "Ketua DPRD", wakil_ketua_dprd: "Wakil Ketua DPRD", anggota_dprd: "Anggota DPRD",
    sekretaris_dprd: "Sekretaris DPRD", anggota_dpr: "Anggota DPR", ketua_kpu: "Ketua KPU",
    kepala_satpol_pp: "Kepala Satpol PP", direktur_rsud: "Direktur RSUD", panglima_tni: "Panglima TNI",
    "duplicate-article": "artikel sama dua kali", "syndicated-copy": "salinan artikel lain",
    "region-ambiguous": "wilayah bermakna ganda", "date-weekday-mismatch": "hari tidak cocok",
    "sakip-score-mismatch": "nilai dan predikat berbeda", "language-not-indonesian": "bukan bahasa Indonesia",
    "encoding-repaired": "pengodean diperbaiki", "mojibake-left": "aksara rusak tersisa",
  },
};

const KINDS = ["region", "official", "date", "sakip", "agreement"];
const KIND_LABELS = {region: "regions", official: "officials", date: "dates", sakip: "sakip", agreement: "agreements", repeat: "repeats"};
const GRADES = ["AA", "A", "A-", "BB", "B", "CC", "C", "D"];
